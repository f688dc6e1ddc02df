export default {
  void: (round: number) => `Question ${round} is out. Nobody loses points.`,
  rekey: (round: number) => `Question ${round} has another right answer now. All points are counted anew.`,
  accept: (round: number) => `Question ${round} has one more right answer. All points are counted anew.`,
  serverBack: (seconds: number) => `Back. Same question, ${seconds}\u00a0s more.`,
}
