type Shown = { readonly typed: string; readonly chosen: readonly string[]; readonly most: number }

/** `load-balancing` as it is read: `load balancing`. */
export const topicName = (topic: string) => topic.replaceAll('-', ' ')

/** Which topics are offered: those that what was typed is part of, else so many, and whichever are chosen. */
export function shownTopics(topics: readonly string[], { typed, chosen, most }: Shown): readonly string[] {
  const sought = topicName(typed.trim().toLowerCase())
  return sought === ''
    ? topics.filter((topic, at) => at < most || chosen.includes(topic))
    : topics.filter((topic) => topicName(topic).includes(sought))
}
