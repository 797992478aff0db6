/** There is no room for what is to be written: a trouble of this machine, not of the file. */
export class NoSpace extends Error {
  override name = "NoSpace";
}
