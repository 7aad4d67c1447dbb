export const factors = { 'code.lost': 'Hast du dein Gerät und deine Wiederherstellungscodes verloren?' } as const;
