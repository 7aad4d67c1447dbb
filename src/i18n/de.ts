/** Every text of Foyer, in German. What slots and keys mean stands in `en.ts`. */
export const de = {
  'language.name': 'Deutsch',
  'language.locale': 'de',

  // Around every page
  'page.failed': 'Fehler: {title}',
  'page.account': 'Ihr Konto',
  'page.back': 'Zurück zu {host}',
  'page.footer':
    'Niemand verfolgt hier, was Sie im Netz tun. Cookies dienen nur zum Registrieren und Anmelden und merken sich die Sprache, die Sie wählen.',
  'page.problem': 'Da stimmt etwas nicht',

  // The names of fields, and of the ways that many pages offer
  'label.email': 'E-Mail-Adresse',
  'label.password': 'Passwort',
  'label.newPassword': 'Neues Passwort',
  'label.showPassword': 'Passwort anzeigen',
  'label.hidePassword': 'Passwort verbergen',
  'label.passwordHint':
    'Mindestens {minLength:number} Zeichen. Gut sind ein paar Wörter, die nichts miteinander zu tun haben.',
  'way.login': 'Anmelden',
  'way.logout': 'Abmelden',
  'way.register': 'Konto anlegen',
  'way.registerAgain': 'Noch einmal registrieren',
  'way.forgot': 'Passwort vergessen?',
  'way.resetAgain': 'Neuen Link anfordern',
  'way.otherAddress': 'Andere Adresse verwenden',
  'way.account': 'Ihr Konto',
  'way.backToAccount': 'Zurück zu Ihrem Konto',
  'way.leaveIt': 'Alles so lassen',
  'way.start': 'Zur Startseite',

  // What is to be mended in a form
  'email.missing': 'Geben Sie Ihre E-Mail-Adresse ein.',
  'email.wrong': 'Geben Sie eine E-Mail-Adresse wie name@example.com ein.',
  'password.missing': 'Geben Sie Ihr Passwort ein.',
  'password.missingOfAccount': 'Geben Sie das Passwort des Kontos ein.',
  'password.wrong': 'Das ist nicht das Passwort des Kontos. Versuchen Sie es noch einmal.',
  'password.tooShort':
    'Wählen Sie ein Passwort mit mindestens {minLength:number} Zeichen. Gut sind ein paar Wörter, die nichts miteinander zu tun haben.',
  'password.tooLong': 'Wählen Sie ein kürzeres Passwort: Es kann höchstens {maxLength:number} Zeichen haben.',
  'password.weak': '{reason} Gut sind ein paar Wörter, die nichts miteinander zu tun haben.',
  'password.weak.own-address':
    'Dieses Passwort besteht aus Teilen Ihrer E-Mail-Adresse, und die werden zuerst ausprobiert. Wählen Sie eines, das nichts mit ihr zu tun hat.',
  'password.weak.own-site':
    'Dieses Passwort besteht aus dem Namen dieser Website, und der wird zuerst ausprobiert. Wählen Sie eines, das nichts mit ihm zu tun hat.',
  'password.weak.most-used':
    'Dieses Passwort gehört zu den häufigsten oder ähnelt einem davon und wird deshalb schnell erraten. Wählen Sie ein anderes.',
  'password.weak.word':
    'Dieses Passwort ist fast nur ein bekanntes Wort und wird deshalb schnell erraten. Wählen Sie ein anderes.',
  'password.weak.repeats':
    'Dieses Passwort wiederholt dieselben Zeichen und wird deshalb schnell erraten. Wählen Sie ein anderes.',
  'password.weak.sequence':
    'Dieses Passwort ist fast nur eine Folge wie abcd oder 4321 und wird deshalb schnell erraten. Wählen Sie ein anderes.',
  'password.weak.keyboard-row':
    'Dieses Passwort folgt den Reihen der Tastatur und wird deshalb schnell erraten. Wählen Sie ein anderes.',
  'password.weak.date':
    'Dieses Passwort ist fast nur ein Datum oder eine Jahreszahl und wird deshalb schnell erraten. Wählen Sie ein anderes.',
  'password.weak.simple': 'Dieses Passwort ist zu leicht zu erraten. Wählen Sie ein anderes.',
  'password.hardToGuess': 'Soweit diese Seite es beurteilen kann, ist dieses Passwort schwer zu erraten.',

  // Said once, on the page after something was done
  'notice.activated': 'Ihre Adresse ist bestätigt und Ihr Konto aktiv. Sie können sich jetzt anmelden.',
  'notice.activated-and-logged-in': 'Ihr Konto ist aktiv, und Sie sind angemeldet.',
  'notice.logged-out': 'Sie sind abgemeldet.',
  'notice.disowned':
    'Danke. Was mit Ihrer Adresse begonnen wurde, ist gestoppt. Solche E-Mails bekommen Sie nicht mehr.',
  'notice.password-reset':
    'Ihr neues Passwort gilt, und alle Geräte sind abgemeldet. Melden Sie sich jetzt damit an.',
  'notice.password-changed': 'Ihr Passwort ist geändert. Alle anderen Geräte sind abgemeldet.',
  'notice.email-change-asked':
    'Wir haben einen Link an die neue Adresse geschickt. Öffnen Sie ihn dort, um die Änderung zu bestätigen. Bis dahin behält Ihr Konto die alte Adresse.',
  'notice.email-changed': 'Ihre neue Adresse ist bestätigt. Melden Sie sich von jetzt an mit ihr an.',
  'notice.email-restored':
    'Ihre Adresse ist wieder die alte, und Ihr neues Passwort gilt. Melden Sie sich jetzt mit beidem an.',
  'notice.done-for-another':
    'Das ist erledigt. Hier sind Sie mit einem anderen Konto angemeldet: Melden Sie sich erst ab, um das eben geänderte zu verwenden.',
  'notice.session-ended': 'Diese Anmeldung ist beendet.',
  'notice.others-ended': 'Alle anderen Anmeldungen sind beendet.',
  'notice.deletion-asked':
    'Ihr Konto ist geschlossen und wird {grace:in} gelöscht. Wenn Sie es sich anders überlegen, melden Sie sich vorher an.',
  'notice.deletion-cancelled': 'Willkommen zurück. Ihr Konto wird nicht gelöscht, und alles ist, wie es war.',

  // Pages about what was refused
  'refused.unreadable': 'Das war nicht lesbar',
  'refused.unreadableBecause':
    'Was Ihr Browser geschickt hat, war nicht lesbar. {reason} Bitte laden Sie die Seite neu, und versuchen Sie es noch einmal.',
  'refused.tooLarge': 'Das war zu viel',
  'refused.tooLargeBecause':
    'Was Ihr Browser geschickt hat, war zu groß. Kein Formular dieser Website kann so groß sein.',
  'refused.whole': 'Es kam nicht vollständig an.',
  'refused.twice': 'Es enthielt ein Feld mehr als einmal.',
  'refused.untypable': 'Es enthielt ein Zeichen, das man nicht tippen kann.',
  'refused.encoding': 'Seine Zeichen sind nicht richtig codiert.',
  'refused.address': 'Die Adresse ist nicht richtig codiert.',
  'refused.unclear': 'Seine Kopfzeilen sind nicht eindeutig.',
  'refused.unknownField': 'Es enthielt ein Feld, das dieses Formular nicht hat.',
  'refused.type': 'Hier werden nur Formulare verstanden, wie ein Browser sie schickt.',
  'refused.notUtf8': 'Seine Codierung wird hier nicht verstanden, nur UTF-8.',
  'refused.unknownPage': 'Diese Seite gibt es nicht',
  'refused.unknownPageBecause':
    'Vielleicht wurde die Adresse nicht vollständig kopiert, oder die Seite ist umgezogen.',
  'refused.method': 'Das geht hier nicht',
  'refused.methodBecause':
    'Diese Seite kann auf diese Art nicht aufgerufen werden. Bitte beginnen Sie auf der Startseite.',
  'refused.csrf': 'Dieses Formular konnte nicht geprüft werden',
  'refused.csrfBecause':
    'Dieses Formular wurde nicht von einer Seite dieser Website geschickt, oder Ihrem Browser fehlte das zugehörige Cookie. Bitte schicken Sie es von hier noch einmal ab.',
  'refused.tooOften': 'Das war zu oft',
  'refused.tooOftenBecause':
    'Das wurde in kurzer Zeit zu oft versucht. Bitte versuchen Sie es {wait:in} noch einmal.',
  'refused.overload': 'Bitte versuchen Sie es gleich noch einmal',
  'refused.overloadBecause':
    'Im Augenblick sind viele Leute hier. Bitte versuchen Sie es {wait:in} noch einmal.',
  'refused.language': 'Diese Sprache wird hier nicht gesprochen. Wählen Sie unten auf der Seite eine andere.',
  'refused.inAdvance': 'Öffnen Sie diese Seite selbst',
  'refused.inAdvanceBecause':
    'Ihr Browser hat sie abgerufen, bevor Sie es getan haben. Eine Kopie Ihrer Daten entsteht nur, wenn Sie die Seite öffnen.',
  'refused.form': 'Das hat nicht geklappt',
  'refused.ours': 'Hier ist etwas schiefgegangen',
  'refused.oursBecause':
    'Der Fehler liegt bei uns, nicht bei Ihnen, und nichts wurde nur halb ausgeführt. Bitte versuchen Sie es noch einmal.',
  'refused.status': 'Fehler {status:number}',
  'refused.statusHtml':
    'Fehler {status:number}. Wenn Sie um Hilfe bitten, nennen Sie <code>{requestId}</code>',

  // The start
  'home.title': 'Willkommen',
  'home.text': 'Legen Sie ein Konto an, oder melden Sie sich an, wenn Sie schon eines haben.',

  // Registering
  'register.title': 'Konto anlegen',
  'register.button': 'Konto anlegen',
  'register.already': 'Haben Sie schon ein Konto?',
  'sent.title': 'Sehen Sie in Ihrem Postfach nach',
  'sent.toHtml':
    'Wir haben eine Nachricht an <strong>{email}</strong> geschickt. Öffnen Sie den Link darin, dann geht es weiter. Er gilt {lifetime:duration} lang.',
  'sent.again':
    'Ist nach ein paar Minuten nichts da? Sehen Sie auch im Spam-Ordner nach, oder lassen Sie sich die Nachricht noch einmal schicken.',
  'sent.againButton': 'Noch einmal schicken',
  'sent.wrongAddress': 'Ist die Adresse falsch?',
  'sent.elsewhere':
    'Wenn Sie sich gerade registriert haben, öffnen Sie den Link in der Nachricht, die wir Ihnen geschickt haben. Er gilt {lifetime:duration} lang.',
  'sent.elsewhereAgain':
    'Ist nach ein paar Minuten nichts da? Sehen Sie auch im Spam-Ordner nach, oder registrieren Sie sich noch einmal.',

  // Activation
  'activate.title': 'Konto aktivieren',
  'activate.text':
    'Das scheint nicht der Browser zu sein, in dem Sie sich registriert haben. Geben Sie das Passwort ein, das Sie dort gewählt haben. Dann wissen wir, dass Sie es sind.',
  'activate.passwordHint': 'Das Passwort, das Sie bei der Registrierung gewählt haben.',
  'activate.button': 'Aktivieren und anmelden',
  'activate.forgotten': 'Ich kenne das Passwort nicht',
  'activate.forgottenText':
    'Hat jemand anders Ihre Adresse registriert, oder wissen Sie nicht mehr, was Sie gewählt haben? Wählen Sie ein neues Passwort. Das alte gilt dann nicht mehr.',
  'activate.newPasswordButton': 'Dieses Passwort wählen und anmelden',
  'activate.passwordMissing': 'Geben Sie das Passwort ein, das bei der Registrierung gewählt wurde.',
  'activate.onlyOne': 'Füllen Sie nur eines der beiden Felder aus: das gewählte oder ein neues Passwort.',
  'activate.passwordWrong': 'Das ist nicht das Passwort, das für diese Adresse gewählt wurde.',
  'activate.done.title': 'Dieses Konto ist schon aktiv',
  'activate.done.text':
    'Der Link hat seinen Zweck erfüllt, Sie brauchen ihn nicht mehr. Melden Sie sich mit E-Mail-Adresse und Passwort an.',
  'activate.disowned.title': 'Diese Registrierung wurde gestoppt',
  'activate.disowned.text':
    'Jemand mit Zugang zu diesem Postfach hat gesagt: „Das war ich nicht.“ Deshalb aktiviert der Link allein nichts mehr.',
  'activate.disowned.else':
    'Waren Sie es doch? Manche Mailprogramme drücken den Knopf von selbst. Geben Sie das Passwort ein, das Sie bei der Registrierung gewählt haben. Wenn Sie sich nicht registriert haben, ist nichts zu tun.',
  'activate.expired.title': 'Dieser Link ist abgelaufen',
  'activate.expired.text':
    'Ein Link gilt {lifetime:duration} lang. Registrieren Sie sich noch einmal, dann schicken wir Ihnen einen neuen.',
  'activate.unknown.text':
    'Vielleicht wurde er nicht vollständig kopiert, oder er ist zu alt. Öffnen Sie ihn noch einmal aus der E-Mail, oder kopieren Sie ihn ganz.',
  'activate.unknown.else':
    'Wenn das nicht hilft, registrieren Sie sich noch einmal. Dann schicken wir Ihnen einen neuen.',
  'activate.signedIn.title': 'Sie sind schon angemeldet',
  'activate.signedIn.heading': 'Sie sind als {email} angemeldet',
  'activate.signedIn.text':
    'Dieser Link gehört zu einer anderen Registrierung. Melden Sie sich erst ab, und öffnen Sie ihn dann noch einmal.',
  'activate.signedIn.stayHtml':
    'Oder bleiben Sie angemeldet und <a href="/account">gehen Sie zu Ihrem Konto</a>.',

  // Links that lead nowhere, of whatever kind
  'link.unknown.title': 'Dieser Link funktioniert nicht',
  'link.over.title': 'Dieser Link funktioniert nicht mehr',

  // "It wasn't me"
  'notMe.title': 'Das waren nicht Sie?',
  'notMe.text':
    'Dann hat jemand anders Ihre Adresse eingegeben. Wenn Sie uns das sagen, stoppen wir die Registrierung, die vielleicht auf Sie wartet. Und {blockedFor:duration} lang bekommen Sie keine E-Mails, die jemand hier mit Ihrer Adresse anfordert.',
  'notMe.ends':
    'Das gilt auch für vergessene Passwörter, außer Sie fordern den Link in einem Browser an, in dem Sie schon einmal angemeldet waren. Es endet, sobald Sie mit einem unserer Links in Ihr Konto gehen.',
  'notMe.button': 'Das war ich nicht',

  // Logging in
  'login.title': 'Anmelden',
  'login.button': 'Anmelden',
  'login.remember': 'Auf diesem Gerät angemeldet bleiben',
  'login.wrongPair':
    'Die Adresse oder das Passwort ist falsch. Wenn Sie sich gerade registriert haben, öffnen Sie zuerst den Link in unserer E-Mail.',

  // A forgotten password
  'forgot.title': 'Passwort vergessen?',
  'forgot.text':
    'Geben Sie die Adresse Ihres Kontos ein. Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort wählen.',
  'forgot.button': 'Link schicken',
  'forgot.sent.text':
    'Wenn es zu dieser Adresse ein Konto gibt, ist ein Link dorthin unterwegs. Er gilt {lifetime:duration} lang.',
  'forgot.sent.else':
    'Ist nach ein paar Minuten nichts da? Sehen Sie auch im Spam-Ordner nach, und prüfen Sie, ob die Adresse richtig geschrieben war. Wenn Sie sich registriert, aber unseren Link nie geöffnet haben, gibt es noch kein Konto: Registrieren Sie sich noch einmal.',
  'reset.title': 'Neues Passwort wählen',
  'reset.text': 'Damit werden alle Geräte abgemeldet, die in Ihrem Konto angemeldet sind.',
  'reset.button': 'Neues Passwort festlegen',
  'reset.over.text':
    'Ein Link für ein neues Passwort gilt {lifetime:duration} lang und nur einmal. Ihr Passwort ist, wie es war, wenn Sie es seither nicht geändert haben.',
  'reset.unknown.text':
    'Vielleicht wurde er nicht vollständig kopiert. Öffnen Sie ihn noch einmal aus der E-Mail, oder fordern Sie einen neuen an.',

  // The account
  'account.title': 'Ihr Konto',
  'account.memberSince': 'Mitglied seit',
  'account.lastLogin': 'Letzte Anmeldung',
  'account.firstLogin': 'Dies ist die erste',

  // The password once more
  'confirm.title': 'Sind Sie es?',
  'confirm.text': 'Die nächste Seite ist wichtig. Bitte geben Sie deshalb Ihr Passwort noch einmal ein.',
  'confirm.button': 'Weiter',

  // Another password
  'changePassword.title': 'Passwort ändern',
  'changePassword.text': 'Alle anderen Geräte werden abgemeldet. Hier bleiben Sie angemeldet.',
  'changePassword.current': 'Aktuelles Passwort',
  'changePassword.button': 'Passwort ändern',

  // Another address
  'changeEmail.title': 'Adresse ändern',
  'changeEmail.textHtml':
    'Ihre Adresse ist <strong>{email}</strong>. Das bleibt sie, bis die neue bestätigt ist: Wir schicken einen Link dorthin.',
  'changeEmail.label': 'Neue E-Mail-Adresse',
  'changeEmail.button': 'Link schicken',
  'changeEmail.same': 'Das ist schon Ihre Adresse. Geben Sie eine andere ein.',
  'confirmEmail.title': 'Neue Adresse bestätigen',
  'confirmEmail.text': 'Geben Sie das Passwort des Kontos ein. Dann wissen wir, dass Sie es sind.',
  'confirmEmail.ownHtml':
    'Ihr Konto bekommt die Adresse <strong>{newEmail}</strong>. Alle anderen Geräte werden abgemeldet.',
  'confirmEmail.button': 'Adresse bestätigen',
  'confirmEmail.again': 'Neuen Link anfordern',
  'confirmEmail.over.text':
    'Ein Link zum Bestätigen einer Adresse gilt kurze Zeit und nur einmal. Vielleicht haben Sie ihn schon geöffnet: Sehen Sie nach, welche Adresse Ihr Konto hat.',
  'confirmEmail.unknown.text':
    'Vielleicht wurde er nicht vollständig kopiert, oder es hat sich seither etwas geändert: Auch ein neues Passwort beendet solche Links.',
  'undo.title': 'Alte Adresse behalten',
  'undo.text':
    'Ihr Konto bekommt die Adresse zurück, an die diese E-Mail kam. Wählen Sie ein neues Passwort dafür: Wer die Adresse geändert hat, kennt vielleicht das alte. Alle Geräte werden abgemeldet.',
  'undo.button': 'Meine alte Adresse behalten',
  'undo.over.text':
    'Eine Änderung der Adresse kann {lifetime:duration} lang und nur einmal rückgängig gemacht werden. Vielleicht haben Sie das schon getan: Dann melden Sie sich mit Ihrer alten Adresse an.',
  'undo.unknown.text':
    'Vielleicht wurde er nicht vollständig kopiert. Öffnen Sie ihn noch einmal aus der E-Mail.',
  'undo.taken.title': 'Diese Adresse hat ein eigenes Konto',
  'undo.taken.text':
    'Seit der Änderung hat jemand, der die E-Mails dieser Adresse liest, ein neues Konto damit angelegt. Solange das so ist, kann das alte Konto sie nicht zurückbekommen. Aber Ihr neues Passwort gilt für das alte Konto, und alle Geräte sind dort abgemeldet.',
  'undo.taken.next':
    'Melden Sie sich im alten Konto mit dem neuen Passwort und der Adresse an, die es jetzt hat und die in unserer E-Mail steht. Dort ändern Sie die Adresse. Oder, wenn auch das neue Konto Ihres ist: Geben Sie ihm eine andere Adresse, und öffnen Sie diesen Link noch einmal.',

  // Where one is logged in
  'sessions.title': 'Wo Sie angemeldet sind',
  'sessions.textHtml':
    'Kennen Sie eine dieser Anmeldungen nicht? Beenden Sie sie, und <a href="/account/password">ändern Sie Ihr Passwort</a>.',
  'sessions.thisOne': 'diese hier',
  'sessions.address': 'Netzwerkadresse {ip}',
  'sessions.seen': 'Zuletzt gesehen am',
  'sessions.begun': 'Angemeldet seit dem',
  'sessions.end': 'Beenden',
  'sessions.endThisOne': 'Diese hier beenden',
  'sessions.endOthers': 'Alle anderen beenden',
  'device.browser': '{browser}',
  'device.browserOnSystem': '{browser} unter {system}',
  'device.unknownBrowser': 'Unbekannter Browser',

  // What happened to the account
  'activity.title': 'Was mit Ihrem Konto geschehen ist',
  'activity.textHtml':
    'Wenn etwas davon nicht von Ihnen kam, <a href="/account/password">ändern Sie Ihr Passwort</a> und <a href="/account/sessions">beenden Sie, was Sie nicht kennen</a>.',
  'activity.from': '{device}, Netzwerkadresse {ip}',
  'event.activated': 'Die Adresse wurde bestätigt und das Konto aktiviert.',
  'event.signed-in': 'Jemand hat sich angemeldet.',
  'event.signed-in-new-device':
    'Jemand hat sich mit einem Browser angemeldet, der vorher nicht benutzt wurde.',
  'event.signed-out': 'Jemand hat sich abgemeldet.',
  'event.password-reset':
    'Ein neues Passwort wurde mit einem zugeschickten Link gewählt. Alle Geräte wurden abgemeldet.',
  'event.password-changed': 'Das Passwort wurde geändert. Alle anderen Geräte wurden abgemeldet.',
  'event.email-change-asked': 'Eine neue Adresse wurde angefordert:',
  'event.email-changed': 'Die Adresse wurde geändert:',
  'event.email-restored': 'Eine Änderung der Adresse wurde rückgängig gemacht:',
  'event.session-ended': 'Eine Anmeldung wurde in der Liste beendet.',
  'event.other-sessions-ended': 'Alle anderen Anmeldungen wurden beendet.',
  'event.exported': 'Eine Kopie aller gespeicherten Daten wurde heruntergeladen.',
  'event.deletion-asked': 'Das Konto wurde zum Löschen vorgemerkt.',
  'event.deletion-cancelled': 'Das Konto wird doch nicht gelöscht.',

  // Everything stored, and the end of the account
  'export.title': 'Alles herunterladen, was über Sie gespeichert ist',
  'delete.title': 'Konto löschen',
  'delete.text':
    'Ihr Konto wird sofort geschlossen, und alle Geräte werden abgemeldet. Es wird {grace:in} gelöscht, mit allem, was über Sie gespeichert ist. Wenn Sie es sich anders überlegen, melden Sie sich vorher an: Dann bleibt es.',
  'delete.exportHtml':
    'Vielleicht möchten Sie vorher <a href="/account/export">alles herunterladen, was über Sie gespeichert ist</a>.',
  'delete.button': 'Mein Konto löschen',

  // The mails that went out, for whoever develops
  'dev.mails': 'E-Mails',
  'dev.mail': 'E-Mail: {subject}',
  'dev.noMails': 'Seit dem Start ging keine E-Mail hinaus. Registrieren Sie sich zum Beispiel.',
  'dev.html': 'Wie ein Mailprogramm sie zeigt',

  // What every mail may say
  'mail.cameFrom': 'Die Anfrage kam am {at:datetime} von der Netzwerkadresse {ip}.',
  'mail.cameFromUnknown': 'Die Anfrage kam am {at:datetime} von einer unbekannten Netzwerkadresse.',
  'mail.late': `Diese E-Mail musste so lange warten, dass ihr Link abgelaufen ist. Wenn Sie ihn noch brauchen, öffnen Sie ihn trotzdem: Seine Seite führt zu einem neuen.`,
  'mail.notMe': `Wenn Sie keine solchen E-Mails mehr bekommen möchten, öffnen Sie diesen Link:

{notMe}`,

  // The mails, by their kind
  'mail.activation.subject': 'Aktivieren Sie Ihr Konto bei {site}',
  'mail.activation.text': `Guten Tag,

jemand, wahrscheinlich Sie, hat sich bei {site} mit dieser Adresse registriert. Um das Konto zu aktivieren, öffnen Sie diesen Link:

{link}

Der Link gilt {lifetime:duration} lang, bis zum {expiresAt:datetime}. In einem anderen Browser als dem, in dem Sie sich registriert haben, werden Sie nach dem Passwort gefragt, das Sie gewählt haben.

{cameFrom} Wenn Sie das nicht waren, brauchen Sie nichts zu tun. Ohne den Link oben geschieht nichts.`,

  'mail.account-exists.subject': 'Sie haben schon ein Konto bei {site}',
  'mail.account-exists.text': `Guten Tag,

jemand, wahrscheinlich Sie, wollte sich bei {site} mit dieser Adresse registrieren. Zu dieser Adresse gibt es schon ein Konto, es ist also nichts zu registrieren. Hier melden Sie sich an:

{login}

Wenn Sie das Passwort nicht mehr wissen, wählen Sie hier ein neues:

{forgot}

{cameFrom} Wenn Sie das nicht waren, brauchen Sie nichts zu tun. Ihr Konto ist, wie es war.`,

  'mail.password-reset.subject': 'Wählen Sie ein neues Passwort für {site}',
  'mail.password-reset.text': `Guten Tag,

jemand, wahrscheinlich Sie, möchte ein neues Passwort für Ihr Konto bei {site}. Um es zu wählen, öffnen Sie diesen Link:

{link}

Der Link gilt {lifetime:duration} lang, bis zum {expiresAt:datetime}, und nur einmal. Bis Sie gewählt haben, gilt das alte Passwort weiter.

{cameFrom} Wenn Sie das nicht waren, brauchen Sie nichts zu tun. Ohne den Link oben geschieht nichts.`,

  'mail.password-changed.subject': 'Ihr Passwort bei {site} wurde geändert',
  'mail.password-changed.text': `Guten Tag,

das Passwort Ihres Kontos bei {site} wurde geändert. Alle anderen Geräte sind abgemeldet.

{cameFrom} Wenn Sie das nicht waren, wählen Sie sofort ein neues Passwort:

{forgot}`,

  'mail.email-change.subject': 'Bestätigen Sie Ihre neue Adresse bei {site}',
  'mail.email-change.text': `Guten Tag,

jemand, wahrscheinlich Sie, möchte diese Adresse für ein Konto bei {site} verwenden. Um sie zu bestätigen, öffnen Sie diesen Link:

{link}

Der Link gilt {lifetime:duration} lang, bis zum {expiresAt:datetime}. Bis dahin behält das Konto seine alte Adresse.

{cameFrom} Wenn Sie das nicht waren, brauchen Sie nichts zu tun. Ohne den Link oben geschieht nichts.`,

  'mail.address-taken.subject': 'Ihre Adresse bei {site}',
  'mail.address-taken.text': `Guten Tag,

jemand, vielleicht Sie, wollte diese Adresse für ein anderes Konto bei {site} verwenden. Diese Adresse gehört schon zu Ihrem Konto, deshalb wurde nichts geändert.

{cameFrom} Wenn Sie das nicht waren, brauchen Sie nichts zu tun. Ihr Konto ist, wie es war.`,

  'mail.email-change-asked.subject': 'Eine neue Adresse für Ihr Konto bei {site}',
  'mail.email-change-asked.text': `Guten Tag,

Ihr Konto bei {site} soll eine neue Adresse bekommen: {newEmail}. Die neue Adresse gilt, sobald sie bestätigt ist; bis dahin gilt diese weiter.

{cameFrom} Wenn Sie das waren, ist hier nichts zu tun.

Wenn Sie das nicht waren, benutzt jemand anders Ihr Konto. Öffnen Sie diesen Link, und wählen Sie ein neues Passwort:

{link}

Damit behält Ihr Konto diese Adresse. Der Link gilt {lifetime:duration} lang, bis zum {expiresAt:datetime}.`,

  'mail.email-changed.subject': 'Ihr Konto bei {site} hat eine neue Adresse',
  'mail.email-changed.text': `Guten Tag,

Ihr Konto bei {site} hat jetzt die Adresse {newEmail}. E-Mails dazu kommen nicht mehr hierher.

{cameFrom} Wenn Sie das waren, ist hier nichts zu tun.

Wenn Sie das nicht waren, öffnen Sie diesen Link, und wählen Sie ein neues Passwort:

{link}

Damit bekommt Ihr Konto diese Adresse zurück. Der Link gilt {lifetime:duration} lang, bis zum {expiresAt:datetime}.`,

  'mail.email-changed-to-this.subject': 'Ihre neue Adresse bei {site}',
  'mail.email-changed-to-this.text': `Guten Tag,

Ihr Konto bei {site} hat jetzt diese Adresse. Von nun an melden Sie sich mit ihr an.

{cameFrom}`,

  'mail.email-restored.subject': 'Eine Änderung der Adresse bei {site} wurde rückgängig gemacht',
  'mail.email-restored.text': `Guten Tag,

die Änderung der Adresse eines Kontos bei {site} wurde rückgängig gemacht. Das Konto hat wieder seine alte Adresse und ein neues Passwort, und niemand ist angemeldet.

{cameFrom}`,

  'mail.new-device.subject': 'Eine neue Anmeldung in Ihrem Konto bei {site}',
  'mail.new-device.text': `Guten Tag,

jemand, wahrscheinlich Sie, hat sich in Ihrem Konto bei {site} mit einem Browser angemeldet, der vorher nicht benutzt wurde: {device}.

{cameFrom} Wenn Sie das nicht waren, wählen Sie sofort ein neues Passwort. Damit werden alle Geräte abgemeldet:

{forgot}`,

  'mail.deletion-asked.subject': 'Ihr Konto bei {site} wird gelöscht',
  'mail.deletion-asked.text': `Guten Tag,

Ihr Konto bei {site} ist geschlossen und wird am {deleteAfter:day} mit allem darin gelöscht. Wenn Sie es behalten möchten, melden Sie sich vorher an:

{login}

{cameFrom} Wenn Sie das nicht waren, melden Sie sich an, und ändern Sie Ihr Passwort.`,

  'mail.deletion-cancelled.subject': 'Ihr Konto bei {site} bleibt',
  'mail.deletion-cancelled.text': `Guten Tag,

Sie haben sich angemeldet, deshalb wird Ihr Konto bei {site} nicht gelöscht. Alles ist, wie es war.

{cameFrom} Wenn Sie das nicht waren, wählen Sie sofort ein neues Passwort:

{forgot}`,
} as const;
