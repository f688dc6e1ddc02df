/** @typedef {import('vitest/node').TestModule} TestModule */

/** Ends a run with one line that people and machines read alike. What fails outside a test counts as failed too. */
export default class ClosingLine {
  /**
   * @param {readonly TestModule[]} modules
   * @param {readonly unknown[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (/** @type {string} */ state) => tests.filter((test) => test.result().state === state).length
    const failed = count('failed') + unhandled.length + modules.flatMap(errorsAroundTests).length
    console.log(`tests: ${count('passed')} passed, ${failed} failed, ${count('skipped')} skipped`)
  }
}

/** @param {TestModule} module */
function errorsAroundTests(module) {
  return [...module.errors(), ...[...module.children.allSuites()].flatMap((suite) => suite.errors())]
}
