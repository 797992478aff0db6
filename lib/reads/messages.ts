/** Plain answers of routes, for whoever looks at one in a browser. */
export const routeMessages = {
  missing: "Not found\n",
  wrongOrigin: "Wrong origin\n",
  onlyJson: "Only JSON\n",
};
