export default {
  title: 'More time?',
  help: 'For every question, on this phone alone. Nobody is told. You then earn half of the speed points, however quick you are.',
  usual: 'Usual',
  times: (factor: string) => `×${factor}`,
  now: (factor: string) => `More time, now ×${factor}`,
  done: 'Done',
}
