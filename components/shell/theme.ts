export const themes = ["system", "dark", "light"] as const;
export type Theme = (typeof themes)[number];

/** Kept in a cookie, so that the server writes the right theme into the first byte: no flash, no inline script. */
export const themeCookie = "theme";

export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

/** Changes the page at once and remembers the choice for a year. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
  const life = theme === "system" ? 0 : 31_536_000;
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${life}; samesite=lax`;
}
