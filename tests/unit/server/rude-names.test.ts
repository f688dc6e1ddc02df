import { containerWords, streetWords } from '@jawab/shared/teams/name-words'
import { describe, expect, test } from 'vitest'
import { isRude } from '../../../server/src/auth/rude-names.ts'

const harmless = [
  ...['Ashok', 'Asha', 'Ashit', 'Hardik', 'Dikshit', 'Lakshit', 'Rakshit', 'Harshit', 'Harshita', 'Nishit', 'Shital'],
  ...['Shitole', 'Sukhdeep', 'Dhanush', 'Anusha', 'Pranali', 'Sanal Kumar', 'Mehboob', 'Pornima', 'Analjit', 'Gandhi'],
  ...['Gandharva', 'Chutki', 'Chudasama', 'Ranchhod', 'Chodankar', 'Bhosale', 'Randeep', 'Randhir', 'Lodha', 'Harish'],
  ...['Muthu', 'Tithi', 'Kumkum', 'Lavanya', 'Anu S', 'K.S.S. Rao', 'A S S Rao', 'Ganesh Ithape', 'Sexena', 'Kutir'],
  ...[
    'Scunthorpe',
    'Sussex',
    'Essex',
    'Assam',
    'Wankhede',
    'Pat Cummins',
    'Dickson',
    'Hancock',
    'Hitchcock',
    'Bassett',
  ],
  ...[
    'Cassandra',
    'Lundgren',
    'Brandi',
    'Montenegro',
    "D'Cunha",
    'Mc Donald',
    'Push It',
    'Glass Act',
    'Rapunzel',
    'Zoë',
  ],
  ...['Chutney', 'Pari5', 'Raju 69', 'जवाब', 'रिया', '12', '🌼'],
]

const rude = [
  ...['fuck', 'FUCK you', 'f u c k', 'f.u.c.k', 'fu-ck', 'fuuuuck', 'f uck', 'sh1t', '$hit', 'asshole', 'a$$hole'],
  ...['b1tch', 'dickhead', 'motherfucker', 'mother-fucker', 'wanker', 'whore', 'Bullshit'],
  ...[
    'chutiya',
    'Chutiyaaa',
    'chootiya',
    'ch00tia',
    'c.h.u.t.i.y.a',
    'chut iya',
    'madarchod',
    'maadar chod',
    'm@darchod',
  ],
  ...[
    'bhenchod',
    'behen chod',
    'Bhainchod',
    'bhosdike',
    'bhosadi wala',
    'BSDK',
    'gaandu',
    'g a n d u',
    'lund',
    'lawde',
  ],
  ...['jhaatu', 'r@ndi', 'haraamzada', 'bhadwe', 'Teri maa ki', 'penchod', 'bakchod'],
]

describe('[ST1] rude names', () => {
  test.each(harmless)('%s is nobody’s insult', (name) => {
    expect(isRude(name)).toBe(false)
  })

  test.each(rude)('%s is seen', (name) => {
    expect(isRude(name)).toBe(true)
  })

  test('no name that we suggest is rude', () => {
    const suggested = streetWords.flatMap((street) => containerWords.map((container) => `${street} ${container}`))
    expect(suggested.filter(isRude)).toEqual([])
  })
})
