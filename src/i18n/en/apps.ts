/** Other sites that people enter with their account. */
export const apps = {
  'apps.title': 'Your applications',
  'apps.lead': 'You can use these with your account.',
  'apps.none': 'There are no applications for your account yet.',
  'enter.title': 'On to {application}',
  'enter.continue': 'Continue to {application}',
  'enter.going': 'This takes a moment.',
  'enter.lost': 'You’re logged in again. What you last sent there didn’t arrive: go on and send it again.',
  'enter.cookies':
    'Your browser came back without the cookie that it got there. Allow cookies for this application, then go on.',
  'enter.expired': 'That took too long, or this link was already used. Go on to try again.',
  'enter.loop':
    'The application keeps sending you back here. Wait a minute, then try again. If that doesn’t help, tell the people who run this site.',
  'enter.refused': 'You can’t open this application',
  'enter.refusedBecause': 'Your account isn’t in a group that may use it. Ask the people who run this site.',
  'enter.unknown': 'Unknown application',
  'enter.unknownBecause': 'This link doesn’t lead to an application of this site.',
} as const;
