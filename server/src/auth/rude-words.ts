/**
 * Rude words of Hindi as people type them in Latin letters, in the pattern language of `obscenity`: `|` is the edge of
 * a word, `[x]` may be missing. Doubled letters stand here once, but for `oo`: names are brought to that before.
 *
 * A word stands here without edges only when no ordinary word or name holds it. The name of somebody's caste, language
 * or faith is not rude and does not stand here, however it may be meant.
 */
export const hinglishWords: readonly string[] = [
  ...['chut[i]ya', 'chutiy', 'chutia', 'chootiy', 'chootia', '|chut|', '|choot|'],
  ...['bhosd', 'bhosad', 'bosdi', 'bosadi', '|bsdk|', '|bhsdk|'],
  ...['madarc', 'maderc', 'madrchod', 'madharc', 'motherchod', '|tmkc|', '|mkc|'],
  ...['bhenc[h]o', 'behenc[h]o', 'behnc[h]o', 'bahenc[h]o', 'bhainc[h]o', 'banchod', 'benchod', 'penchod', '|pencho|'],
  ...['bakchod', 'backchod', '|chod|', '|chodu|', '|chudai|', '|chudakad|'],
  ...['|lund|', '|lauda|', '|laude|', '|lawda|', '|lawde|', '|lavda|', '|lavde|', '|lodu|'],
  ...['|gand|', '|gandu|', '|gandoo|', '|gandmar|', '|gandfat|'],
  ...['|jhat|', '|jhant|', '|jhantu|', '|jhatu|'],
  ...['|randi|', '|randwa|', '|randibaz|', 'randikhana', '|rakhail|', '|gashti|', '|chinal|', '|chhinal|', '|kutiya|'],
  ...['haramzad', 'haramjad', 'haramkhor', '|harami|'],
  ...['|bhadwa|', '|bhadva|', '|bhadwe|', '|bhadve|', '|bhadua|'],
  ...['|chuchi|', '|choochi|', '|phudi|', '|fudi|', '|hijda|'],
  'teri ma ki',
]

/**
 * Words of the library's English set that it also finds inside ordinary names: in Dhanush and Pranali, Harshit and
 * Mehboob, Wankhede and Cummins, Pornima and Dickson. `englishWords` has the worst of them again, with edges.
 */
export const foundInNames: ReadonlySet<string> = new Set([
  ...['anal', 'anus', 'ass', 'bitch', 'boob', 'chink', 'cuck', 'cum', 'dick', 'dyke', 'fag', 'fuck', 'hooker', 'kike'],
  ...['negro', 'orgy', 'porn', 'rape', 'semen', 'shit', 'slut', 'turd', 'wank'],
])

export const englishWords: readonly string[] = [
  ...['|anal|', '|arse|', '|ass|', '|asses|', 'asshole', 'dumbass', 'jackass', 'bitch', 'biatch', '|boob|', '|boobs|'],
  ...['|chink|', '|cuck|', '|cum|', 'cumshot', '|dick|', '|dicks|', 'dickhead', '|dyke|', '|fag|', '|fags|', 'faggot'],
  ...['fuck', 'fvck', 'phuck', '|fck|', 'fcker', 'fcking', '|fuk|', '|fuker|', '|fuking|', '|hooker|', '|kike|'],
  ...['|negro|', '|orgy|', '|porn|', 'porno', 'pornhub', 'pornstar', '|rape|', '|rapist|', '|semen|'],
  ...[
    '|shit|',
    '|shits|',
    '|shity|',
    'shithead',
    'bullshit',
    'dipshit',
    '|slut|',
    '|sluts|',
    '|turd|',
    '|wank|',
    'wanker',
  ],
]
