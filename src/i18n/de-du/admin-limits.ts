export const adminLimits = {
  'adminLimits.lead':
    'Sieh nach, warum jemand warten muss. Von Adressen und Netzen sind nur Hashes gespeichert, daher gibt es keine Liste: Such nach einer Adresse.',
  'adminLimits.wrong': 'Gib eine E-Mail- oder eine IP-Adresse ein.',
  'adminLimits.clearText':
    'Danach zählen die nächsten Versuche ab null. Vergewissere dich zuerst, dass sie von der Person stammen, der du helfen willst.',
} as const;
