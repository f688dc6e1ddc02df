import type { Language } from '../../language.ts'

const words = {
  en: {
    'league:full': 'This league has taken all the games and players it can. Start a new one.',
    'league:key': "This needs the league's owner key. Its page showed it when the league was made.",
    'league:not-finished': 'This game is not over yet. End it, then post it.',
    'league:nothing': 'This game scored nobody, so there is nothing to post.',
    'league:person': 'This league has no entries under this key. Check the key.',
    'league:unknown': 'There is no league with this code. Check the code.',
  },
  'hi-Latn': {
    'league:full': 'Is league mein aur games ya players nahi aa sakte. Nayi league shuru karo.',
    'league:key': 'Iske liye league ki owner key chahiye. League banate waqt page par dikhi thi.',
    'league:not-finished': 'Yeh game abhi khatam nahi hua. Pehle khatam karo, phir post karo.',
    'league:nothing': 'Is game mein kisi ko points nahi mile, isliye post karne ko kuch nahi.',
    'league:person': 'Is key ke naam par is league mein kuch nahi hai. Key phir se dekho.',
    'league:unknown': 'Is code ki koi league nahi. Code phir se dekho.',
  },
}

/** Why a league was refused something. Only servers say it, to who asks by http: no phone that plays loads these words. */
export type LeagueRefusal = keyof (typeof words)['en']

export const leagueRefusalWords: Readonly<Record<Language, Readonly<Record<LeagueRefusal, string>>>> = words
