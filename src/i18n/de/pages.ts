export const pages = {
  'language.name': 'Deutsch',
  'language.locale': 'de',

  // On every page
  'page.failed': 'Fehler: {title}',
  'page.account': 'Ihr Konto',
  'page.back': 'Zurück zu {host}',
  'page.footer':
    'Niemand verfolgt hier, was Sie im Netz tun. Cookies dienen nur zum Registrieren und Anmelden und merken sich die Sprache, die Sie wählen.',
  'page.problem': 'Da stimmt etwas nicht',

  // Links that many pages share
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

  // Shown once, on the next page after an action
  'notice.activated': 'Ihre Adresse ist bestätigt und Ihr Konto aktiv. Sie können sich jetzt anmelden.',
  'notice.activated-and-logged-in': 'Ihr Konto ist aktiv, und Sie sind angemeldet.',
  'notice.logged-out': 'Sie sind abgemeldet.',
  'notice.resent':
    'Wenn Ihre Registrierung noch offen ist, ist die Nachricht noch einmal unterwegs. Mehrere in kurzer Zeit werden eine Weile zurückgehalten.',
  'notice.logged-out-here':
    'Sie sind in diesem Browser abgemeldet. Der Server konnte sich das gerade nicht merken. Auf dem Server endet die Anmeldung deshalb von selbst, wenn sie eine Weile nicht benutzt wurde. Wenn jemand anders sie benutzt haben könnte, melden Sie sich später an, und beenden Sie sie unter „Wo Sie angemeldet sind“.',
  'notice.disowned':
    'Danke. Was mit Ihrer Adresse begonnen wurde, ist gestoppt. Solche E-Mails bekommen Sie nicht mehr.',
  'notice.password-reset': 'Ihr neues Passwort gilt, und alle Geräte sind abgemeldet. Melden Sie sich jetzt damit an.',
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

  // Error pages
  'refused.unreadable': 'Das war nicht lesbar',
  'refused.unreadableBecause':
    'Was Ihr Browser geschickt hat, war nicht lesbar. Deshalb wurde nichts geändert. {reason}',
  'refused.tooLarge': 'Das war zu viel',
  'refused.tooLargeBecause':
    'Was Ihr Browser geschickt hat, war größer, als ein Formular dieser Website sein kann. Bitte gehen Sie zurück, und geben Sie weniger ein. Wenn Sie nicht viel eingegeben haben, hat vielleicht eine Browser-Erweiterung etwas hinzugefügt: Versuchen Sie es in einem privaten Fenster.',
  'refused.whole': 'Es kam nicht vollständig an. Bitte laden Sie die Seite neu, und versuchen Sie es noch einmal.',
  'refused.twice':
    'Es enthielt ein Feld mehr als einmal. Vielleicht hat eine Browser-Erweiterung die Seite verändert: Laden Sie sie in einem privaten Fenster neu.',
  'refused.untypable':
    'Es enthielt ein Zeichen, das man nicht tippen kann, zum Beispiel einen Zeilenumbruch. Bitte laden Sie die Seite neu, und versuchen Sie es noch einmal.',
  'field.untypable':
    'Darin ist ein Zeichen, das man nicht tippen kann, zum Beispiel ein Tabulator oder ein Zeilenumbruch. Wenn Sie etwas eingefügt haben, fügen Sie es ohne dieses Zeichen ein, oder tippen Sie es.',
  'refused.encoding':
    'Seine Zeichen sind nicht richtig codiert. Bitte laden Sie die Seite neu, und versuchen Sie es noch einmal, oder verwenden Sie einen anderen Browser.',
  'refused.address':
    'Die Adresse ist nicht richtig codiert. Wenn es ein Link aus einer E-Mail ist, öffnen Sie ihn dort noch einmal, oder kopieren Sie ihn neu.',
  'refused.unclear':
    'Seine Kopfzeilen sind nicht eindeutig. Etwas zwischen Ihrem Browser und dieser Website verändert sie: Versuchen Sie ein anderes Netz.',
  'refused.type':
    'Hier werden nur Formulare verstanden, wie ein Browser sie schickt. Bitte öffnen Sie die Seite in einem Browser, und schicken Sie ihr Formular ab.',
  'refused.notUtf8':
    'Seine Codierung wird hier nicht verstanden, nur UTF-8. Bitte verwenden Sie einen anderen Browser.',
  'refused.unknownPage': 'Diese Seite gibt es nicht',
  'refused.unknownPageBecause': 'Vielleicht wurde die Adresse nicht vollständig kopiert, oder die Seite ist umgezogen.',
  'refused.method': 'Das geht hier nicht',
  'refused.methodBecause':
    'Diese Seite kann auf diese Art nicht aufgerufen werden. Bitte beginnen Sie auf der Startseite.',
  'refused.csrf': 'Dieses Formular konnte nicht geprüft werden',
  'refused.csrfBecause':
    'Dieses Formular wurde nicht von einer Seite dieser Website geschickt, oder Ihrem Browser fehlte das zugehörige Cookie. Bitte schicken Sie es von hier noch einmal ab.',
  'refused.wrongAddressHtml':
    'Sie haben diese Website unter einer Adresse geöffnet, unter der ihre Formulare nicht funktionieren. Bitte öffnen Sie <a href="{address}">{address}</a>, und füllen Sie das Formular dort aus.',
  'refused.noCookieHtml':
    'Ihr Browser hat das Formular ohne das zugehörige Cookie geschickt. Bitte schicken Sie es noch einmal ab. Wenn diese Meldung wiederkommt, blockiert Ihr Browser die Cookies dieser Website: Erlauben Sie sie, und laden Sie die Seite neu unter <a href="{address}">{address}</a>.',
  'refused.otherAccount': 'Sie sind jetzt mit einem anderen Konto angemeldet',
  'refused.otherAccountBecause':
    'Dieses Formular war für ein anderes Konto als {email}, mit dem Sie jetzt angemeldet sind. Nichts wurde geändert. Um es für {email} zu verwenden, schicken Sie es von hier noch einmal ab.',
  'refused.tooOften': 'Das war zu oft',
  'refused.tooOftenBecause': 'Das wurde in kurzer Zeit zu oft versucht. Bitte versuchen Sie es {wait:in} noch einmal.',
  'refused.overload': 'Bitte versuchen Sie es gleich noch einmal',
  'refused.overloadBecause': 'Im Augenblick sind viele Leute hier. Bitte versuchen Sie es {wait:in} noch einmal.',
  'refused.storage': 'Das lässt sich gerade nicht speichern',
  'refused.storageBecause':
    'Der Server kann im Augenblick keine Daten lesen oder speichern. Es wurde nichts geändert. Bitte versuchen Sie es {wait:in} noch einmal.',
  'refused.exporting': 'Ein Download läuft bereits',
  'refused.exportingBecause':
    'Ihre Daten oder die von anderen in Ihrem Netzwerk werden schon heruntergeladen. Warten Sie, bis das abgeschlossen ist, oder versuchen Sie es {wait:in} noch einmal.',
  'refused.language': 'Diese Sprache wird hier nicht gesprochen. Wählen Sie unten auf der Seite eine andere.',
  'refused.inAdvance': 'Öffnen Sie diese Seite selbst',
  'refused.inAdvanceBecause':
    'Ihr Browser hat sie abgerufen, bevor Sie es getan haben. Eine Kopie Ihrer Daten entsteht nur, wenn Sie die Seite öffnen.',
  'refused.form': 'Das hat nicht geklappt',
  'refused.ours': 'Hier ist etwas schiefgegangen',
  'refused.oursBecause':
    'Der Fehler liegt bei uns, nicht bei Ihnen. Bitte versuchen Sie es später noch einmal. Wenn es wieder geschieht, sagen Sie es denen, die diese Website betreiben.',
  'refused.status': 'Fehler {status:number}',
  'refused.statusHtml': 'Fehler {status:number}. Wenn Sie um Hilfe bitten, nennen Sie <code>{requestId}</code>',

  // Home
  'home.title': 'Willkommen',
  'home.text': 'Legen Sie ein Konto an, oder melden Sie sich an, wenn Sie schon eines haben.',

  // Registration
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
  'activate.passwordWrong':
    'Das ist nicht das Passwort, das gewählt wurde, als diese E-Mail angefordert wurde. Wenn Sie sich mehrmals registriert haben, hat jede E-Mail ihr eigenes.',
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
  'activate.signedIn.stayHtml': 'Oder bleiben Sie angemeldet und <a href="/account">gehen Sie zu Ihrem Konto</a>.',

  // Unknown and expired links of every kind
  'link.unknown.title': 'Dieser Link funktioniert nicht',
  'link.over.title': 'Dieser Link funktioniert nicht mehr',

  // "It wasn't me"
  'notMe.title': 'Das waren nicht Sie?',
  'notMe.text':
    'Dann hat jemand anders Ihre Adresse eingegeben. Wenn Sie uns das sagen, stoppen wir die Registrierung, die vielleicht auf Sie wartet. Und {blockedFor:duration} lang bekommen Sie keine E-Mails, die jemand hier mit Ihrer Adresse anfordert.',
  'notMe.ends':
    'Das gilt auch für vergessene Passwörter, außer Sie fordern den Link in einem Browser an, in dem Sie schon einmal angemeldet waren. Es endet, sobald Sie mit einem unserer Links in Ihr Konto gehen.',
  'notMe.unknown.text':
    'Vielleicht wurde er nicht vollständig kopiert, oder die E-Mail ist zu alt. Öffnen Sie ihn noch einmal aus der E-Mail. Wenn weitere solche E-Mails kommen, verwenden Sie den Link in der neuesten.',
  'notMe.button': 'Das war ich nicht',

  // Log-in
  'login.title': 'Anmelden',
  'login.button': 'Anmelden',
  'login.newHere': 'Noch kein Konto?',
  'login.remember': 'Auf diesem Gerät angemeldet bleiben',
  'login.wrongPair':
    'Die Adresse oder das Passwort ist falsch. Wenn Sie sich gerade registriert haben, öffnen Sie zuerst den Link in unserer E-Mail.',

  // Forgotten password
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
  'reset.whoseHtml': 'Für das Konto <strong>{email}</strong>.',
  'reset.button': 'Neues Passwort festlegen',
  'reset.over.text':
    'Ein Link für ein neues Passwort gilt {lifetime:duration} lang und nur einmal. Wenn Sie gerade ein neues Passwort gesetzt haben, gilt es: Melden Sie sich damit an. Sonst ist Ihr Passwort, wie es war.',
  'reset.missing.title': 'Öffnen Sie den Link aus der E-Mail in diesem Browser',
  'reset.missing.text':
    'Dieser Browser hat keinen Link für ein neues Passwort. Er behält ihn {lifetime:duration} lang, nachdem Sie ihn geöffnet haben, und kein anderer Browser kennt ihn. Öffnen Sie den Link aus der E-Mail hier noch einmal, oder fordern Sie einen neuen an.',
  'reset.missing.cookies':
    'Haben Sie ihn gerade hier geöffnet? Dann behält Ihr Browser die Cookies dieser Website nicht. Erlauben Sie sie, und öffnen Sie den Link noch einmal.',
  'reset.replaced.title': 'Seither wurden andere Links geöffnet',
  'reset.replaced.text':
    'Diese Seite gehört zu einem Link, den dieser Browser nicht mehr hat, weil danach andere geöffnet wurden. Nichts wurde geändert. Öffnen Sie den Link aus der E-Mail noch einmal: Die Seite sagt dann, zu welchem Konto er gehört.',
  'reset.unknown.text':
    'Vielleicht wurde er nicht vollständig kopiert. Öffnen Sie ihn noch einmal aus der E-Mail, oder fordern Sie einen neuen an.',

  // Account overview
  'account.title': 'Ihr Konto',
  'account.memberSince': 'Mitglied seit',
  'account.lastLogin': 'Letzte Anmeldung',
  'account.firstLogin': 'Dies ist die erste',

  // Reauthentication
  'confirm.title': 'Sind Sie es?',
  'confirm.text': 'Die nächste Seite ist wichtig. Bitte geben Sie deshalb Ihr Passwort noch einmal ein.',
  'confirm.button': 'Weiter',

  // Password change
  'changePassword.title': 'Passwort ändern',
  'changePassword.text': 'Alle anderen Geräte werden abgemeldet. Hier bleiben Sie angemeldet.',
  'changePassword.current': 'Aktuelles Passwort',
  'changePassword.button': 'Passwort ändern',

  // Email change
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
    'Ein Link zum Bestätigen einer Adresse gilt kurze Zeit und nur einmal. Vielleicht haben Sie ihn schon geöffnet: Sehen Sie nach, welche Adresse Ihr Konto hat. Er endet auch, wenn die Adresse ein eigenes Konto bekommt oder ein neueres Passwort gesetzt wird.',
  'confirmEmail.unknown.text':
    'Vielleicht wurde er nicht vollständig kopiert, oder es hat sich seither etwas geändert: Auch ein neues Passwort beendet solche Links.',
  'undo.title': 'Alte Adresse behalten',
  'undo.text':
    'Ihr Konto bekommt die Adresse zurück, an die diese E-Mail kam. Wählen Sie ein neues Passwort dafür: Wer die Adresse geändert hat, kennt vielleicht das alte. Alle Geräte werden abgemeldet.',
  'undo.button': 'Meine alte Adresse behalten',
  'undo.over.text':
    'Eine Änderung der Adresse kann {lifetime:duration} lang und nur einmal rückgängig gemacht werden. Vielleicht haben Sie das schon getan: Dann melden Sie sich mit Ihrer alten Adresse an.',
  'undo.unknown.text':
    'Vielleicht wurde er nicht vollständig kopiert, er ist zu alt, oder Sie haben den Link einer früheren E-Mail verwendet, der die späteren beendet. Öffnen Sie ihn noch einmal aus der E-Mail. Wenn das nicht hilft, melden Sie sich an, oder wählen Sie ein neues Passwort mit der Adresse, die Ihr Konto jetzt hat.',
  'undo.taken.title': 'Diese Adresse hat ein eigenes Konto',
  'undo.taken.text':
    'Seit der Änderung hat jemand, der die E-Mails dieser Adresse liest, ein neues Konto damit angelegt. Solange das so ist, kann das alte Konto sie nicht zurückbekommen. Aber Ihr neues Passwort gilt für das alte Konto, und alle Geräte sind dort abgemeldet.',
  'undo.taken.next':
    'Melden Sie sich im alten Konto mit dem neuen Passwort und der Adresse an, die es jetzt hat und die in unserer E-Mail steht. Dort ändern Sie die Adresse. Oder, wenn auch das neue Konto Ihres ist: Geben Sie ihm eine andere Adresse, und öffnen Sie diesen Link noch einmal.',

  // Sessions
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

  // Activity
  'activity.title': 'Was mit Ihrem Konto geschehen ist',
  'activity.textHtml':
    'Wenn etwas davon nicht von Ihnen kam, <a href="/account/password">ändern Sie Ihr Passwort</a> und <a href="/account/sessions">beenden Sie, was Sie nicht kennen</a>.',
  'activity.from': '{device}, Netzwerkadresse {ip}',
  'event.activated': 'Die Adresse wurde bestätigt und das Konto aktiviert.',
  'event.signed-in': 'Jemand hat sich angemeldet.',
  'event.signed-in-new-device': 'Jemand hat sich mit einem Browser angemeldet, der vorher nicht benutzt wurde.',
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

  // Data export and account deletion
  'export.title': 'Alles herunterladen, was über Sie gespeichert ist',
  'delete.title': 'Konto löschen',
  'delete.text':
    'Ihr Konto wird sofort geschlossen, und alle Geräte werden abgemeldet. Es wird {grace:in} gelöscht, mit allem, was über Sie gespeichert ist. Wenn Sie es sich anders überlegen, melden Sie sich vorher an: Dann bleibt es.',
  'delete.exportHtml':
    'Vielleicht möchten Sie vorher <a href="/account/export">alles herunterladen, was über Sie gespeichert ist</a>.',
  'delete.button': 'Mein Konto löschen',

  // The development mailbox
  'dev.mails': 'E-Mails',
  'dev.mail': 'E-Mail: {subject}',
  'dev.noMails': 'Seit dem Start ging keine E-Mail hinaus. Registrieren Sie sich zum Beispiel.',
  'dev.html': 'Wie ein Mailprogramm sie zeigt',
} as const;
