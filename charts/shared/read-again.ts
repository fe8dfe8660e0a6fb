/** A program that reads files again while it runs. */
interface ReadAgain {
  /** Its images. */
  readonly image: RegExp;
  /** Names of the files; others it reads at its start only. */
  readonly files: RegExp;
}

/** Grafana looks for changed dashboards every few seconds. */
const READ_AGAIN: readonly ReadAgain[] = [{ image: /(^|\/)grafana(-oss|-enterprise)?([:@]|$)/, files: /\.json$/ }];

/** Whether a program takes a changed file without a restart, by its image and the file's name. */
export const isReadAgain = (image: string, file: string): boolean =>
  READ_AGAIN.some((program) => program.image.test(image) && program.files.test(file));
