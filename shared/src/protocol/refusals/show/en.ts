/** Why a run of show was not taken or changed as asked. Only who hosts can be told, so a phone does not load it. */
export default {
  'draw:round': 'No question is left for one of the rounds. Ask it with another kind, tier or topic.',
  'question:group': 'Another question of this run gives this one away. Choose one of the two.',
  'question:twice': 'This question is in the run of show already. Choose another.',
  'question:unknown': 'These packs have no such question. Check its id, or name the pack it is in.',
  'round:last': 'A game needs a question. Add another one before you take this out.',
  'round:played': 'That question is on or over. Only what is still to come can be changed.',
  'round:too-many': 'The run of show is as long as it can be. Take a question out first.',
  'rules:in-teams': 'This room plays in teams. Let everybody answer alone as a member: choose the mean.',
  'rules:no-teams': 'This room has no teams. Play the question alone, or make a room with teams.',
  'rules:own-way': 'Polls and discussions have their own way of playing together. Choose the mean for them.',
  'show:invalid': 'This run of show has mistakes. Correct what is listed and try again.',
  'show:unknown': 'There is no such run of show here. Choose one from the list.',
}
