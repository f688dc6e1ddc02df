import type en from './en.ts'

/** The same in Hinglish. */
export default {
  'draw:round': 'Ek round ke liye koi question nahi bacha. Kind, tier ya topic badlo.',
  'question:group': 'Is run ka ek aur question iska answer bata deta hai. Dono mein se ek chuno.',
  'question:twice': 'Yeh question run of show mein pehle se hai. Doosra chuno.',
  'question:unknown': 'In packs mein aisa question nahi. Id dekho, ya uska pack bhi chuno.',
  'round:last': 'Game mein ek question to chahiye. Pehle doosra jodo, phir ise hatao.',
  'round:played': 'Woh question chal raha hai ya ho gaya. Sirf aage ke badal sakte ho.',
  'round:too-many': 'Run of show isse lamba nahi ho sakta. Pehle ek question hatao.',
  'rules:in-teams': 'Is room mein teams hain. Sab akele answer karein, uske liye members ka average chuno.',
  'rules:no-teams': 'Is room mein teams nahi. Question akele khelo, ya teams wala room banao.',
  'rules:own-way': 'Poll aur discussion saath khelne ka apna tareeka rakhte hain. Unke liye average chuno.',
  'show:invalid': 'Is run of show mein galtiyan hain. Jo likha hai theek karo aur phir try karo.',
  'show:unknown': 'Aisa run of show yahan nahi. List se chuno.',
} satisfies Record<keyof typeof en, string>
