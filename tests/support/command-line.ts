/** What a bench is asked to do. A word that it cannot read is said in one line, and ends it with exit code 2. */
export function readCommandLine<Options>(readOptions: (words: readonly string[]) => Options): Options {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(2)
  }
}
