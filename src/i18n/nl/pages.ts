export const pages = {
  'language.name': 'Nederlands',
  'language.locale': 'nl-NL',

  // On every page
  'page.failed': 'Fout: {title}',
  'page.account': 'Je account',
  'page.back': 'Terug naar {host}',
  'page.footer': 'Geen tracking. Alleen noodzakelijke cookies.',
  'page.problem': 'Er is een probleem',

  'time.justNow': 'zojuist',

  // Links that many pages share
  'way.login': 'Inloggen',
  'way.logout': 'Uitloggen',
  'way.register': 'Account aanmaken',
  'way.registerAgain': 'Opnieuw registreren',
  'way.forgot': 'Wachtwoord vergeten?',
  'way.resetAgain': 'Nieuwe link aanvragen',
  'way.otherAddress': 'Ander e-mailadres gebruiken',
  'way.account': 'Je account',
  'way.backToAccount': 'Terug naar account',
  'way.leaveIt': 'Annuleren',
  'way.start': 'Startpagina',

  // Shown once, on the next page after an action
  'notice.activated-and-logged-in': 'Je account is actief en je bent ingelogd.',
  'notice.logged-out': 'Je bent uitgelogd.',
  'notice.resent':
    'Als je registratie nog openstaat, hebben we de e-mail opnieuw verstuurd. Bij herhaalde aanvragen kan het langer duren.',
  'notice.logged-out-here':
    'Je bent in deze browser uitgelogd, maar de server kon de sessie niet beëindigen. Als niemand de sessie gebruikt, verloopt die vanzelf. Wil je de sessie eerder beëindigen? Log dan later in en open ‘Apparaten’.',
  'notice.disowned': 'Bedankt voor het melden. De aanvraag is geannuleerd en je krijgt deze e-mails niet meer.',
  'notice.emails-stopped': 'Bedankt voor het melden. Je krijgt deze e-mails niet meer.',
  'notice.password-reset': 'Je nieuwe wachtwoord is ingesteld en alle apparaten zijn uitgelogd. Log er nu mee in.',
  'notice.profile-changed': 'Profiel opgeslagen.',
  'notice.password-changed': 'Wachtwoord gewijzigd. Alle andere apparaten zijn uitgelogd.',
  'notice.email-change-asked':
    'We hebben een link naar je nieuwe e-mailadres gestuurd. Open die om de wijziging te bevestigen. Tot die tijd verandert er niets.',
  'notice.email-changed': 'E-mailadres gewijzigd. Log voortaan in met je nieuwe e-mailadres.',
  'notice.email-restored': 'Je oude e-mailadres is terug en je nieuwe wachtwoord is ingesteld. Log in met allebei.',
  'notice.done-for-another':
    'Gelukt. Je bent hier ingelogd met een ander account. Log uit om het account te gebruiken dat je net hebt gewijzigd.',
  'notice.session-ended': 'Apparaat uitgelogd.',
  'notice.others-ended': 'Alle andere apparaten zijn uitgelogd.',
  'notice.deletion-asked':
    'Je account is gesloten en wordt {grace:in} verwijderd. Wil je het houden? Log dan vóór die tijd in en herstel het.',
  'notice.deletion-cancelled': 'Welkom terug. Je account wordt niet verwijderd.',

  // Error pages
  'refused.unreadable': 'Ongeldig verzoek',
  'refused.unreadableBecause': 'We konden het verzoek van je browser niet lezen. Er is niets gewijzigd. {reason}',
  'refused.tooLarge': 'Te veel gegevens',
  'refused.tooLargeBecause':
    'Dit formulier was te groot. Ga terug en maak je tekst korter. Was die al kort, dan heeft een browserextensie misschien iets toegevoegd: probeer een privévenster.',
  'refused.whole': 'Het was onvolledig. Laad de pagina opnieuw en probeer het nog eens.',
  'refused.twice':
    'Een veld kwam meer dan één keer voor. Misschien komt dat door een browserextensie: probeer een privévenster.',
  'refused.untypable':
    'Het bevatte een ongeldig teken, zoals een regeleinde. Laad de pagina opnieuw en probeer het nog eens.',
  'field.untypable': 'Verwijder ongeldige tekens, zoals tabs of regeleinden.',
  'refused.encoding':
    'De codering is ongeldig. Laad de pagina opnieuw en probeer het nog eens, of gebruik een andere browser.',
  'refused.address': 'De link is niet juist gecodeerd. Open of kopieer hem opnieuw vanuit de e-mail.',
  'refused.unclear':
    'De headers zijn niet eenduidig. Iets tussen je browser en deze site verandert ze: probeer een ander netwerk.',
  'refused.type':
    'Alleen formulieren die een browser verstuurt, worden geaccepteerd. Open de pagina in een browser en verstuur het formulier daar.',
  'refused.notUtf8': 'Alleen UTF-8 wordt ondersteund. Probeer een andere browser.',
  'refused.unknownPage': 'Pagina niet gevonden',
  'refused.unknownPageBecause': 'Het adres is misschien onvolledig, of de pagina is verplaatst.',
  'refused.method': 'Dit verzoek is niet toegestaan',
  'refused.methodBecause': 'Deze pagina kan niet zo worden gebruikt. Begin op de startpagina.',
  'refused.csrf': 'We konden dit formulier niet controleren',
  'refused.csrfBecause':
    'Het formulier kwam niet van deze site, of de bijbehorende cookie ontbrak. Verstuur het hier opnieuw.',
  'refused.wrongAddressHtml':
    'Op dit adres werken formulieren niet. Open <a href="{address}">{address}</a> en vul het formulier daar in.',
  'refused.noCookieHtml':
    'Je browser heeft het formulier zonder de bijbehorende cookie verstuurd. Verstuur het opnieuw. Zie je dit weer, sta dan cookies toe voor deze site en laad <a href="{address}">{address}</a> opnieuw.',
  'refused.otherAccount': 'Je bent ingelogd met een ander account',
  'refused.otherAccountBecause':
    'Dit formulier was voor een ander account, dus er is niets gewijzigd. Je bent ingelogd als {email}. Wil je het formulier gebruiken voor {email}, verstuur het dan hier opnieuw.',
  'refused.inAdvance': 'Open deze pagina zelf',
  'refused.inAdvanceBecause':
    'Je browser heeft de pagina vooraf opgevraagd. Een kopie van je gegevens wordt pas gemaakt als je de pagina opent.',
  'refused.tooOften': 'Probeer het later opnieuw',
  'refused.tooOftenBecause': 'Te veel pogingen. Probeer het {wait:in} opnieuw.',
  'refused.waitOver': 'Je kunt het nu opnieuw proberen.',
  'refused.overload': 'Probeer het zo meteen opnieuw',
  'refused.overloadBecause': 'Het is op dit moment erg druk op deze site. Probeer het {wait:in} opnieuw.',
  'refused.storage': 'We kunnen dit nu niet opslaan',
  'refused.storageBecause':
    'De server kan op dit moment geen gegevens lezen of opslaan. Er is niets gewijzigd. Probeer het {wait:in} opnieuw.',
  'refused.exporting': 'Er loopt al een download',
  'refused.exportingBecause':
    'Er loopt al een download voor jou of je netwerk. Wacht tot die klaar is, of probeer het {wait:in} opnieuw.',
  'refused.language': 'Deze taal is niet beschikbaar. Kies onderaan de pagina een andere.',
  'refused.form': 'Dat is niet gelukt',
  'refused.ours': 'Er is iets misgegaan',
  'refused.oursBecause':
    'De fout ligt bij ons. Probeer het later opnieuw. Blijft het misgaan, neem dan contact op met de beheerders van deze site.',
  'refused.status': 'Fout {status:number}',
  'refused.statusHtml': 'Fout {status:number}. Vraag je om hulp, vermeld dan <code>{requestId}</code>',

  // Home
  'home.title': 'Welkom',
  'home.text': 'Maak een account aan of log in.',

  // Registration
  'register.title': 'Account aanmaken',
  'register.button': 'Account aanmaken',
  'register.already': 'Heb je al een account?',
  'sent.title': 'Check je e-mail',
  'sent.toHtml':
    'We hebben een e-mail gestuurd naar <strong>{email}</strong>. Open de link in die e-mail om verder te gaan. De link is {lifetime:duration} geldig.',
  'sent.again': 'Na een paar minuten nog geen e-mail? Kijk in je spammap of verstuur de e-mail opnieuw.',
  'sent.againButton': 'Opnieuw versturen',
  'sent.againIn': 'Je kunt de e-mail {wait:in} opnieuw versturen.',
  'sent.againNow': 'Je kunt de e-mail nu opnieuw versturen.',
  'sent.wrongAddress': 'Verkeerd adres?',
  'sent.elsewhere':
    'Heb je je net geregistreerd? Open dan de link in de e-mail die we je hebben gestuurd. Hij is {lifetime:duration} geldig.',
  'sent.elsewhereAgain': 'Na een paar minuten nog geen e-mail? Kijk in je spammap of registreer je opnieuw.',

  // Activation
  'activate.title': 'Activeer je account',
  'activate.text':
    'Je hebt je waarschijnlijk in een andere browser geregistreerd. Vul het wachtwoord in dat je daar hebt gekozen, om te bevestigen dat jij het bent.',
  'activate.passwordHint': 'Het wachtwoord dat je bij je registratie hebt gekozen.',
  'activate.button': 'Activeren en inloggen',
  'activate.forgotten': 'Ik weet het wachtwoord niet',
  'activate.forgottenText':
    'Ben je het vergeten, of heeft iemand anders je e-mailadres geregistreerd? Stel dan een nieuw wachtwoord in. Het oude werkt daarna niet meer.',
  'activate.newPasswordButton': 'Wachtwoord instellen en inloggen',
  'activate.passwordMissing': 'Vul het wachtwoord in dat je bij je registratie hebt gekozen.',
  'activate.onlyOne': 'Vul je wachtwoord of een nieuw wachtwoord in, niet allebei.',
  'activate.passwordWrong':
    'Onjuist wachtwoord. Heb je je vaker geregistreerd? Vul dan het wachtwoord in dat bij deze e-mail hoort.',
  'activate.done.title': 'Je account is al actief',
  'activate.done.text': 'Je hebt deze link niet meer nodig. Log in met je e-mailadres en wachtwoord.',
  'activate.expired.title': 'Deze link is verlopen',
  'activate.expired.text': 'Links zijn {lifetime:duration} geldig. Registreer je opnieuw om een nieuwe te krijgen.',
  'activate.unknown.text':
    'De link is misschien onvolledig of te oud. Open hem opnieuw vanuit de e-mail of kopieer hem helemaal.',
  'activate.unknown.else': 'Helpt dat niet? Registreer je dan opnieuw om een nieuwe te krijgen.',
  'activate.disowned.title': 'Deze registratie is geannuleerd',
  'activate.disowned.text':
    'Iemand met toegang tot deze mailbox herkende de registratie niet. Daarom activeert de link alleen het account niet meer.',
  'activate.disowned.else':
    'Was jij het toch? Sommige e-mailprogramma’s klikken zelf op de knop. Vul het wachtwoord in dat je bij je registratie hebt gekozen. Heb je je niet geregistreerd, dan kun je deze pagina negeren.',
  'activate.signedIn.title': 'Je bent al ingelogd',
  'activate.signedIn.heading': 'Je bent ingelogd als {email}',
  'activate.signedIn.text': 'Deze link hoort bij een andere registratie. Log uit en open hem dan opnieuw.',
  'activate.signedIn.stayHtml': 'Of blijf ingelogd en <a href="/account">ga naar je account</a>.',

  // Unknown and expired links of every kind
  'link.unknown.title': 'Deze link werkt niet',
  'link.over.title': 'Deze link werkt niet meer',

  // "It wasn’t me"
  'notMe.title': 'Heb je dit niet aangevraagd?',
  'notMe.text':
    'Iemand anders heeft je e-mailadres ingevuld. We kunnen de registratie annuleren en {blockedFor:duration} geen e-mails sturen die anderen met jouw adres aanvragen.',
  'notMe.textForOthers':
    'Iemand anders heeft je e-mailadres ingevuld. We kunnen {blockedFor:duration} geen e-mails sturen die anderen met jouw adres aanvragen.',
  'notMe.textForInvited':
    'De beheerders van deze site hebben je uitgenodigd. Je kunt dat negeren: zonder registratie wordt er geen account gemaakt. We kunnen ook {blockedFor:duration} geen uitnodigingen en andere e-mails sturen die iemand voor jouw adres aanvraagt.',
  'notMe.ends':
    'Dat geldt ook voor nieuwe wachtwoorden, behalve als je die aanvraagt in een browser waarin je eerder was ingelogd. Het stopt zodra je een van onze links gebruikt om in te loggen.',
  'notMe.unknown.text':
    'De link is misschien onvolledig of te oud. Open hem opnieuw vanuit de e-mail. Krijg je meer van deze e-mails, gebruik dan de link in de nieuwste.',
  'notMe.button': 'Deze e-mails stoppen',

  // Log-in
  'login.title': 'Inloggen',
  'login.toContinue': 'Log in om verder te gaan.',
  'login.button': 'Inloggen',
  'login.newHere': 'Nieuw hier?',
  'login.remember': 'Ingelogd blijven op dit apparaat',
  'login.wrongPair':
    'Onjuist e-mailadres of wachtwoord. Heb je je net geregistreerd? Open dan eerst de link in onze e-mail.',

  // Forgotten password
  'forgot.title': 'Wachtwoord opnieuw instellen',
  'forgot.text': 'Vul je e-mailadres in. We sturen je een link om een nieuw wachtwoord in te stellen.',
  'forgot.button': 'Link versturen',
  'forgot.sent.text':
    'Als er een account met dit e-mailadres is, hebben we er een link naartoe gestuurd. De link is {lifetime:duration} geldig.',
  'forgot.sent.else':
    'Na een paar minuten nog geen e-mail? Kijk in je spammap en controleer of je e-mailadres klopt. Heb je je account nooit geactiveerd, registreer je dan opnieuw.',
  'reset.title': 'Nieuw wachtwoord instellen',
  'reset.text': 'Al je apparaten worden uitgelogd.',
  'reset.whoseHtml': 'Voor <strong>{email}</strong>.',
  'reset.button': 'Nieuw wachtwoord instellen',
  'reset.over.text':
    'Links voor een nieuw wachtwoord zijn {lifetime:duration} geldig en werken één keer. Heb je net een nieuw wachtwoord ingesteld, log er dan mee in. Anders is je wachtwoord niet veranderd.',
  'reset.missing.title': 'Open de link uit de e-mail in deze browser',
  'reset.missing.text':
    'Deze browser heeft geen link voor een nieuw wachtwoord. Open de link uit de e-mail hier of vraag een nieuwe aan. Daarna heb je {lifetime:duration} de tijd.',
  'reset.missing.cookies':
    'Heb je hem net hier geopend? Dan blokkeert je browser cookies voor deze site. Sta ze toe en open de link opnieuw.',
  'reset.replaced.title': 'Deze pagina is verouderd',
  'reset.replaced.text':
    'In deze browser zijn intussen andere links voor een nieuw wachtwoord geopend. Er is niets gewijzigd. Open de link opnieuw vanuit de e-mail: op de pagina zie je bij welk account hij hoort.',
  'reset.unknown.text': 'De link is misschien onvolledig. Open hem opnieuw vanuit de e-mail of vraag een nieuwe aan.',

  // Account overview
  'account.title': 'Je account',
  'account.memberSince': 'Lid sinds',
  'account.lastLogin': 'Laatst ingelogd',
  'account.firstLogin': 'Dit is je eerste keer',
  'account.profile': 'Profiel',
  'account.security': 'Inloggen en beveiliging',
  'account.data': 'Je gegevens',
  'account.noName': 'Geen',
  'account.language': 'Taal',
  'account.changed': 'Gewijzigd:',
  'account.neverChanged': 'Nooit gewijzigd',
  'account.devices': '{count, plural, one {# apparaat} other {# apparaten}}',

  // Reauthentication
  'confirm.title': 'Bevestig je wachtwoord',
  'confirm.text': 'Vul voor je veiligheid je wachtwoord in om verder te gaan.',
  'confirm.button': 'Doorgaan',

  // Profile
  'profile.title': 'Profiel',
  'profile.displayName': 'Weergavenaam',
  'profile.hint': 'Niet verplicht. Je ziet deze naam op je pagina’s en in de aanhef van e-mails over je account.',
  'profile.button': 'Opslaan',

  // Password change
  'changePassword.title': 'Wachtwoord wijzigen',
  'changePassword.text': 'Alle andere apparaten worden uitgelogd. Hier blijf je ingelogd.',
  'changePassword.current': 'Huidig wachtwoord',
  'changePassword.button': 'Wachtwoord wijzigen',

  // Email change
  'changeEmail.title': 'E-mailadres wijzigen',
  'changeEmail.textHtml':
    'Je huidige e-mailadres is <strong>{email}</strong>. Het blijft in gebruik tot je het nieuwe adres bevestigt met de link die we daarheen sturen.',
  'changeEmail.label': 'Nieuw e-mailadres',
  'changeEmail.button': 'Bevestigingslink versturen',
  'changeEmail.same': 'Dit is al je e-mailadres. Vul een ander in.',
  'confirmEmail.title': 'Bevestig je nieuwe e-mailadres',
  'confirmEmail.text': 'Vul het wachtwoord van je account in om te bevestigen dat jij het bent.',
  'confirmEmail.ownHtml':
    'Je e-mailadres wordt gewijzigd in <strong>{newEmail}</strong>. Alle andere apparaten worden uitgelogd.',
  'confirmEmail.button': 'E-mailadres bevestigen',
  'confirmEmail.again': 'Nieuwe link aanvragen',
  'confirmEmail.over.text':
    'Bevestigingslinks zijn maar kort geldig en werken één keer. Kijk in je account: misschien is je e-mailadres al gewijzigd. De link vervalt ook door een nieuw wachtwoord of een account met het nieuwe e-mailadres.',
  'confirmEmail.unknown.text':
    'De link is misschien onvolledig, of je account is intussen gewijzigd: ook na een nieuw wachtwoord werken deze links niet meer.',
  'undo.title': 'Behoud je oude e-mailadres',
  'undo.text':
    'Je account krijgt het e-mailadres terug waarop je deze link hebt ontvangen. Stel een nieuw wachtwoord in: wie het e-mailadres heeft gewijzigd, kent het oude wachtwoord misschien. Alle apparaten worden uitgelogd.',
  'undo.button': 'Oude e-mailadres behouden',
  'undo.over.text':
    'Je kunt een wijziging van je e-mailadres één keer ongedaan maken, binnen {lifetime:duration}. Heb je dat al gedaan, log dan in met je oude e-mailadres.',
  'undo.unknown.text':
    'De link is misschien onvolledig of te oud, of vervangen door de link uit een eerdere e-mail die je hebt gebruikt. Open hem opnieuw vanuit de e-mail. Helpt dat niet, log dan in of stel je wachtwoord opnieuw in met het huidige e-mailadres van je account.',
  'undo.taken.title': 'Dit e-mailadres heeft een nieuw account',
  'undo.taken.text':
    'Iemand met toegang tot deze mailbox heeft er een nieuw account mee aangemaakt, dus je oude account kan het adres niet terugkrijgen. Je nieuwe wachtwoord is ingesteld voor het oude account en alle apparaten daarvan zijn uitgelogd.',
  'undo.taken.next':
    'Log in op het oude account met het e-mailadres uit ons bericht en wijzig het daar. Is het nieuwe account ook van jou, wijzig dan het e-mailadres daarvan en open deze link opnieuw.',

  // Sessions
  'sessions.title': 'Apparaten',
  'sessions.textHtml':
    'Herken je een apparaat niet? Log het uit en <a href="/account/password">wijzig je wachtwoord</a>.',
  'sessions.thisOne': 'Dit apparaat',
  'sessions.address': 'IP-adres {ip}',
  'sessions.seen': 'Laatst actief:',
  'sessions.begun': 'Ingelogd:',
  'sessions.end': 'Uitloggen',
  'sessions.endThisOne': 'Dit apparaat uitloggen',
  'sessions.endOthers': 'Alle andere apparaten uitloggen',
  'device.browserOnSystem': '{browser} op {system}',
  'device.browser': '{browser}',
  'device.unknownBrowser': 'Onbekende browser',

  // Activity
  'activity.title': 'Recente activiteit',
  'activity.textHtml':
    'Herken je iets niet? <a href="/account/password">Wijzig je wachtwoord</a> en <a href="/account/sessions">log onbekende apparaten uit</a>.',
  'activity.from': '{device}, IP-adres {ip}',
  'event.activated': 'Account geactiveerd',
  'event.signed-in': 'Ingelogd',
  'event.signed-in-new-device': 'Ingelogd vanuit een nieuwe browser',
  'event.signed-out': 'Uitgelogd',
  'event.password-reset': 'Wachtwoord via e-mail opnieuw ingesteld, alle apparaten uitgelogd',
  'event.password-changed': 'Wachtwoord gewijzigd, alle andere apparaten uitgelogd',
  'event.profile-changed': 'Weergavenaam gewijzigd',
  'event.email-change-asked': 'Wijziging van e-mailadres aangevraagd:',
  'event.email-changed': 'E-mailadres gewijzigd:',
  'event.email-restored': 'Wijziging van e-mailadres ongedaan gemaakt:',
  'event.session-ended': 'Apparaat uitgelogd',
  'event.other-sessions-ended': 'Alle andere apparaten uitgelogd',
  'event.exported': 'Gegevens gedownload',
  'event.deletion-asked': 'Verwijdering van account aangevraagd',
  'event.deletion-cancelled': 'Verwijdering van account geannuleerd',

  // Data export and account deletion
  'export.title': 'Je gegevens downloaden',
  'delete.title': 'Account verwijderen',
  'delete.text':
    'Je account wordt meteen gesloten en alle apparaten worden uitgelogd. Het wordt {grace:in} verwijderd, met al je gegevens. Wil je het houden? Log dan vóór die tijd in en herstel het.',
  'delete.lastAdmin':
    'Je bent de enige beheerder van deze site. Zonder jou kan niemand de site beheren. Maak eerst iemand anders beheerder; daarna kun je je account verwijderen.',
  'delete.toPeople': 'Personen beheren',
  'delete.exportHtml': 'Misschien wil je eerst <a href="/account/export">je gegevens downloaden</a>.',
  'delete.button': 'Account verwijderen',
  'restore.title': 'Wil je je account herstellen?',
  'restore.text':
    'Dit account wordt op {deleteAfter:day} verwijderd, met al je gegevens. Tot die dag kun je het herstellen.',
  'restore.button': 'Account herstellen',
  'restore.leaveHtml':
    'Wil je het laten verwijderen, log dan uit. Je kunt eerst nog <a href="/account/export">je gegevens downloaden</a>.',

  // The development mailbox
  'dev.mails': 'E-mails',
  'dev.mail': 'E-mail: {subject}',
  'dev.noMails': 'Nog geen e-mails. Maak een account aan om er een te krijgen.',
  'dev.previews': 'Alle e-mails',
  'dev.previewsText': 'Elk soort e-mail in elke taal, met verzonnen gegevens. De links werken niet.',
  'dev.html': 'HTML-versie',
} as const;
