/**
 * What a result is called wherever it is named: "Seedance 2.0 (Oxen)", " #2" from the second variation on, " · output 2" from the
 * second output of one answer on. It depends on nothing else, so that a result keeps its name when others beside it are deleted.
 */
export function resultName(model: string, variation: number, output: number): string {
  return `${model}${variation > 1 ? ` #${variation}` : ""}${output > 1 ? ` · output ${output}` : ""}`;
}
