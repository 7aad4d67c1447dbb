export const pages = {
  'language.name': 'Polski',
  'language.locale': 'pl-PL',

  // On every page
  'page.failed': 'Błąd: {title}',
  'page.account': 'Twoje konto',
  'page.back': 'Wróć do {host}',
  'page.footer': 'Bez śledzenia. Tylko niezbędne pliki cookie.',
  'page.problem': 'Wystąpił problem',

  'time.justNow': 'przed chwilą',

  // Links that many pages share
  'way.login': 'Zaloguj się',
  'way.logout': 'Wyloguj się',
  'way.register': 'Utwórz konto',
  'way.registerAgain': 'Zarejestruj się ponownie',
  'way.forgot': 'Nie pamiętasz hasła?',
  'way.resetAgain': 'Poproś o nowy link',
  'way.otherAddress': 'Użyj innego adresu e-mail',
  'way.account': 'Twoje konto',
  'way.backToAccount': 'Wróć do konta',
  'way.leaveIt': 'Anuluj',
  'way.start': 'Strona główna',

  // Shown once, on the next page after an action
  'notice.activated-and-logged-in': 'Twoje konto jest aktywne. Zalogowano Cię automatycznie.',
  'notice.logged-out': 'Wylogowano.',
  'notice.resent':
    'Jeśli rejestracja nie została jeszcze zakończona, wysłaliśmy wiadomość ponownie. Przy kolejnych prośbach może to potrwać dłużej.',
  'notice.logged-out-here':
    'Wylogowano w tej przeglądarce, ale serwer nie mógł zakończyć sesji. Nieużywana sesja wygaśnie sama. Aby zakończyć ją wcześniej, zaloguj się później i otwórz „Urządzenia”.',
  'notice.disowned': 'Dziękujemy za zgłoszenie. Prośba została anulowana i nie będziemy już wysyłać tych wiadomości.',
  'notice.emails-stopped': 'Dziękujemy za zgłoszenie. Nie będziemy już wysyłać tych wiadomości.',
  'notice.password-reset':
    'Nowe hasło zostało ustawione, a wszystkie urządzenia wylogowane. Zaloguj się teraz nowym hasłem.',
  'notice.profile-changed': 'Profil zapisany.',
  'notice.password-changed': 'Hasło zmienione. Wszystkie inne urządzenia zostały wylogowane.',
  'notice.email-change-asked':
    'Na nowy adres e-mail wysłaliśmy link. Otwórz go, aby potwierdzić zmianę. Do tego czasu nic się nie zmieni.',
  'notice.email-changed': 'Adres e-mail zmieniony. Od teraz loguj się nowym adresem.',
  'notice.email-restored': 'Przywrócono poprzedni adres e-mail i ustawiono nowe hasło. Użyj ich teraz do logowania.',
  'notice.done-for-another':
    'Gotowe. W tej przeglądarce używasz innego konta. Wyloguj się, aby przejść do konta, na którym właśnie dokonano zmiany.',
  'notice.session-ended': 'Urządzenie zostało wylogowane.',
  'notice.others-ended': 'Wszystkie inne urządzenia zostały wylogowane.',
  'notice.deletion-asked':
    'Twoje konto jest zamknięte i zostanie usunięte {grace:in}. Aby je zachować, zaloguj się wcześniej i je przywróć.',
  'notice.deletion-cancelled': 'Witamy ponownie. Twoje konto nie zostanie usunięte.',

  // Error pages
  'refused.unreadable': 'Nieprawidłowe żądanie',
  'refused.unreadableBecause': 'Nie udało się odczytać żądania z przeglądarki. Nic nie zostało zmienione. {reason}',
  'refused.tooLarge': 'Za dużo danych',
  'refused.tooLargeBecause':
    'Ten formularz był za duży. Wróć i skróć wpisany tekst. Jeśli był krótki, coś mogło dodać rozszerzenie przeglądarki: spróbuj w oknie prywatnym.',
  'refused.whole': 'Było niekompletne. Odśwież stronę i spróbuj ponownie.',
  'refused.twice':
    'Jedno z pól wystąpiło więcej niż raz. Przyczyną może być rozszerzenie przeglądarki: spróbuj w oknie prywatnym.',
  'refused.untypable': 'Zawierało niedozwolony znak, na przykład podział wiersza. Odśwież stronę i spróbuj ponownie.',
  'field.untypable': 'Usuń niedozwolone znaki, takie jak tabulatory lub podziały wierszy.',
  'refused.encoding':
    'Jego kodowanie jest nieprawidłowe. Odśwież stronę i spróbuj ponownie albo użyj innej przeglądarki.',
  'refused.address': 'Link jest nieprawidłowo zakodowany. Otwórz go ponownie z wiadomości albo skopiuj jeszcze raz.',
  'refused.unclear':
    'Jego nagłówki są niejednoznaczne. Coś między przeglądarką a tym serwisem je zmienia: spróbuj w innej sieci.',
  'refused.type':
    'Przyjmujemy tylko formularze wysłane z przeglądarki. Otwórz stronę w przeglądarce i wyślij jej formularz.',
  'refused.notUtf8': 'Obsługujemy tylko kodowanie UTF-8. Spróbuj w innej przeglądarce.',
  'refused.unknownPage': 'Nie znaleziono strony',
  'refused.unknownPageBecause': 'Adres może być niekompletny lub strona została przeniesiona.',
  'refused.method': 'To żądanie jest niedozwolone',
  'refused.methodBecause': 'Tej strony nie można używać w ten sposób. Zacznij od strony głównej.',
  'refused.csrf': 'Nie udało się zweryfikować formularza',
  'refused.csrfBecause':
    'Formularz nie pochodził z tego serwisu albo brakowało jego pliku cookie. Wyślij go ponownie stąd.',
  'refused.wrongAddressHtml':
    'Pod tym adresem formularze nie działają. Otwórz <a href="{address}">{address}</a> i wypełnij formularz tam.',
  'refused.noCookieHtml':
    'Przeglądarka wysłała formularz bez jego pliku cookie. Wyślij go ponownie. Jeśli znów zobaczysz ten komunikat, zezwól na pliki cookie tego serwisu i odśwież stronę <a href="{address}">{address}</a>.',
  'refused.otherAccount': 'Używasz innego konta',
  'refused.otherAccountBecause':
    'Ten formularz dotyczył innego konta, więc nic nie zostało zmienione. Zalogowano Cię jako {email}. Aby użyć formularza dla {email}, wyślij go ponownie stąd.',
  'refused.inAdvance': 'Otwórz tę stronę samodzielnie',
  'refused.inAdvanceBecause':
    'Przeglądarka wczytała ją z wyprzedzeniem. Kopia Twoich danych powstaje dopiero po otwarciu strony.',
  'refused.tooOften': 'Spróbuj ponownie później',
  'refused.tooOftenBecause': 'Zbyt wiele prób. Spróbuj ponownie {wait:in}.',
  'refused.waitOver': 'Możesz już spróbować ponownie.',
  'refused.overload': 'Spróbuj ponownie za chwilę',
  'refused.overloadBecause': 'Ten serwis jest teraz bardzo obciążony. Spróbuj ponownie {wait:in}.',
  'refused.storage': 'Nie możemy teraz tego zapisać',
  'refused.storageBecause':
    'Serwer nie może teraz odczytać ani zapisać danych. Nic nie zostało zmienione. Spróbuj ponownie {wait:in}.',
  'refused.exporting': 'Pobieranie już trwa',
  'refused.exportingBecause':
    'Dla Ciebie lub Twojej sieci trwa już pobieranie. Poczekaj, aż się zakończy, albo spróbuj ponownie {wait:in}.',
  'refused.language': 'Ten język nie jest dostępny. Wybierz inny na dole strony.',
  'refused.form': 'To się nie udało',
  'refused.ours': 'Coś poszło nie tak',
  'refused.oursBecause':
    'Błąd leży po naszej stronie. Spróbuj ponownie później. Jeśli będzie się powtarzać, skontaktuj się z administratorami tego serwisu.',
  'refused.status': 'Błąd {status:number}',
  'refused.statusHtml': 'Błąd {status:number}. Prosząc o pomoc, podaj <code>{requestId}</code>',

  // Home
  'home.title': 'Witamy',
  'home.text': 'Utwórz konto lub zaloguj się.',

  // Registration
  'register.title': 'Utwórz konto',
  'register.button': 'Utwórz konto',
  'register.already': 'Masz już konto?',
  'sent.title': 'Sprawdź pocztę',
  'sent.toHtml':
    'Na adres <strong>{email}</strong> wysłaliśmy wiadomość. Otwórz link z tej wiadomości, aby kontynuować. Link jest ważny przez {lifetime:duration}.',
  'sent.again': 'Po kilku minutach nadal nie ma wiadomości? Sprawdź folder ze spamem lub wyślij ją ponownie.',
  'sent.againButton': 'Wyślij ponownie',
  'sent.againIn': 'Wiadomość możesz wysłać ponownie {wait:in}.',
  'sent.againNow': 'Możesz już wysłać wiadomość ponownie.',
  'sent.wrongAddress': 'Błędny adres?',
  'sent.elsewhere':
    'Rejestracja już za Tobą? Otwórz link z wiadomości, którą wysłaliśmy. Jest ważny przez {lifetime:duration}.',
  'sent.elsewhereAgain':
    'Po kilku minutach nadal nie ma wiadomości? Sprawdź folder ze spamem lub zarejestruj się ponownie.',

  // Activation
  'activate.title': 'Aktywuj konto',
  'activate.text':
    'Wygląda na to, że rejestracja odbyła się w innej przeglądarce. Wpisz hasło, które zostało tam ustawione, aby potwierdzić, że to Ty.',
  'activate.passwordHint': 'Hasło ustawione podczas rejestracji.',
  'activate.button': 'Aktywuj i zaloguj się',
  'activate.forgotten': 'Nie znam hasła',
  'activate.forgottenText':
    'Jeśli go nie pamiętasz lub ktoś inny użył Twojego adresu e-mail do rejestracji, ustaw nowe hasło. Stare przestanie działać.',
  'activate.newPasswordButton': 'Ustaw hasło i zaloguj się',
  'activate.passwordMissing': 'Wpisz hasło ustawione podczas rejestracji.',
  'activate.onlyOne': 'Wpisz swoje hasło albo nowe, a nie oba naraz.',
  'activate.passwordWrong':
    'Nieprawidłowe hasło. Jeśli rejestracji było kilka, wpisz hasło z tej, do której należy ta wiadomość.',
  'activate.done.title': 'Twoje konto jest już aktywne',
  'activate.done.text': 'Ten link nie jest już potrzebny. Zaloguj się, podając adres e-mail i hasło.',
  'activate.expired.title': 'Ten link wygasł',
  'activate.expired.text': 'Linki są ważne przez {lifetime:duration}. Zarejestruj się ponownie, aby otrzymać nowy.',
  'activate.unknown.text':
    'Może być niekompletny lub zbyt stary. Otwórz go ponownie z wiadomości albo skopiuj w całości.',
  'activate.unknown.else': 'Jeśli to nie pomoże, zarejestruj się ponownie, aby otrzymać nowy.',
  'activate.disowned.title': 'Ta rejestracja została anulowana',
  'activate.disowned.text':
    'Osoba z dostępem do tej skrzynki jej nie rozpoznała, więc sam link nie aktywuje już konta.',
  'activate.disowned.else':
    'Jednak to Ty? Niektóre programy pocztowe same klikają ten przycisk. Wpisz hasło ustawione podczas rejestracji. Jeśli to nie Twoja rejestracja, możesz zignorować tę stronę.',
  'activate.signedIn.title': 'Używasz już innego konta',
  'activate.signedIn.heading': 'Zalogowano Cię jako {email}',
  'activate.signedIn.text': 'Ten link należy do innej rejestracji. Wyloguj się i otwórz go ponownie.',
  'activate.signedIn.stayHtml': 'Możesz też się nie wylogowywać i <a href="/account">przejść do swojego konta</a>.',

  // Unknown and expired links of every kind
  'link.unknown.title': 'Ten link nie działa',
  'link.over.title': 'Ten link już nie działa',

  // "It wasn’t me"
  'notMe.title': 'To nie Twoja prośba?',
  'notMe.text':
    'Ktoś inny wpisał Twój adres e-mail. Możemy anulować rejestrację i przez {blockedFor:duration} nie wysyłać wiadomości, o które inni proszą z Twoim adresem.',
  'notMe.textForOthers':
    'Ktoś inny wpisał Twój adres e-mail. Możemy przez {blockedFor:duration} nie wysyłać wiadomości, o które inni proszą z Twoim adresem.',
  'notMe.textForInvited':
    'Zaproszenie wysłały osoby prowadzące tę stronę. Możesz je zignorować: bez rejestracji konto nie powstanie. Możemy też przez {blockedFor:duration} nie wysyłać zaproszeń ani innych wiadomości, o które ktoś prosi dla Twojego adresu.',
  'notMe.ends':
    'Dotyczy to także resetowania hasła, chyba że poprosisz o nie w przeglądarce używanej już wcześniej do logowania. Blokada skończy się, gdy zalogujesz się za pomocą któregoś z naszych linków.',
  'notMe.unknown.text':
    'Może być niekompletny lub zbyt stary. Otwórz go ponownie z wiadomości. Jeśli dostajesz więcej takich wiadomości, użyj linku z najnowszej.',
  'notMe.button': 'Zablokuj te wiadomości',

  // Log-in
  'login.title': 'Zaloguj się',
  'login.toContinue': 'Zaloguj się, aby kontynuować.',
  'login.button': 'Zaloguj się',
  'login.newHere': 'Nie masz konta?',
  'login.remember': 'Nie wylogowuj mnie na tym urządzeniu',
  'login.wrongPair':
    'Nieprawidłowy adres e-mail lub hasło. Jeśli konto jest nowe, najpierw otwórz link z naszej wiadomości.',

  // Forgotten password
  'forgot.title': 'Zresetuj hasło',
  'forgot.text': 'Wpisz swój adres e-mail, a wyślemy Ci link do ustawienia nowego hasła.',
  'forgot.button': 'Wyślij link',
  'forgot.sent.text':
    'Jeśli istnieje konto z tym adresem e-mail, wysłaliśmy na ten adres link. Jest ważny przez {lifetime:duration}.',
  'forgot.sent.else':
    'Po kilku minutach nadal nie ma wiadomości? Sprawdź folder ze spamem i pisownię adresu. Jeśli konto nigdy nie zostało aktywowane, zarejestruj się ponownie.',
  'reset.title': 'Ustaw nowe hasło',
  'reset.text': 'Wszystkie Twoje urządzenia zostaną wylogowane.',
  'reset.whoseHtml': 'Dla konta <strong>{email}</strong>.',
  'reset.button': 'Ustaw nowe hasło',
  'reset.over.text':
    'Linki do resetowania hasła są ważne przez {lifetime:duration} i działają tylko raz. Jeśli nowe hasło zostało przed chwilą ustawione, zaloguj się nim. W przeciwnym razie hasło się nie zmieniło.',
  'reset.missing.title': 'Otwórz link z wiadomości w tej przeglądarce',
  'reset.missing.text':
    'W tej przeglądarce nie ma linku do resetowania hasła. Otwórz tutaj link z wiadomości albo poproś o nowy. Po otwarciu masz {lifetime:duration} na ustawienie hasła.',
  'reset.missing.cookies':
    'Link został otwarty tutaj przed chwilą? W takim razie przeglądarka blokuje pliki cookie tego serwisu. Zezwól na nie i otwórz link ponownie.',
  'reset.replaced.title': 'Ta strona jest nieaktualna',
  'reset.replaced.text':
    'W tej przeglądarce otwarto później inne linki do resetowania hasła. Nic nie zostało zmienione. Otwórz ponownie link z wiadomości: na stronie widać, którego konta dotyczy.',
  'reset.unknown.text': 'Może być niekompletny. Otwórz go ponownie z wiadomości albo poproś o nowy.',

  // Account overview
  'account.title': 'Twoje konto',
  'account.memberSince': 'Data rejestracji',
  'account.lastLogin': 'Ostatnie logowanie',
  'account.firstLogin': 'To Twoje pierwsze logowanie',
  'account.profile': 'Profil',
  'account.security': 'Logowanie i bezpieczeństwo',
  'account.data': 'Twoje dane',
  'account.noName': 'Brak',
  'account.language': 'Język',
  'account.changed': 'Zmieniono:',
  'account.neverChanged': 'Nigdy nie zmieniono',
  'account.devices': '{count, plural, one {# urządzenie} few {# urządzenia} many {# urządzeń} other {# urządzenia}}',

  // Reauthentication
  'confirm.title': 'Potwierdź hasło',
  'confirm.text': 'Ze względów bezpieczeństwa wpisz hasło, aby kontynuować.',
  'confirm.button': 'Kontynuuj',

  // Profile
  'profile.title': 'Profil',
  'profile.displayName': 'Nazwa wyświetlana',
  'profile.hint': 'Opcjonalnie. Widoczna na Twoich stronach i w powitaniu w wiadomościach o Twoim koncie.',
  'profile.button': 'Zapisz',

  // Password change
  'changePassword.title': 'Zmień hasło',
  'changePassword.text': 'Wszystkie inne urządzenia zostaną wylogowane. Tutaj nie trzeba się logować ponownie.',
  'changePassword.current': 'Obecne hasło',
  'changePassword.button': 'Zmień hasło',

  // Email change
  'changeEmail.title': 'Zmień adres e-mail',
  'changeEmail.textHtml':
    'Twój obecny adres e-mail to <strong>{email}</strong>. Będzie używany, dopóki nie potwierdzisz nowego za pomocą linku, który tam wyślemy.',
  'changeEmail.label': 'Nowy adres e-mail',
  'changeEmail.button': 'Wyślij link potwierdzający',
  'changeEmail.same': 'To już jest Twój adres e-mail. Wpisz inny.',
  'confirmEmail.title': 'Potwierdź nowy adres e-mail',
  'confirmEmail.text': 'Wpisz hasło do swojego konta, aby potwierdzić, że to Ty.',
  'confirmEmail.ownHtml':
    'Twój adres e-mail zmieni się na <strong>{newEmail}</strong>. Wszystkie inne urządzenia zostaną wylogowane.',
  'confirmEmail.button': 'Potwierdź adres e-mail',
  'confirmEmail.again': 'Poproś o nowy link',
  'confirmEmail.over.text':
    'Linki potwierdzające są ważne krótko i działają tylko raz. Sprawdź swoje konto: adres e-mail może być już zmieniony. Link traci ważność także po ustawieniu nowego hasła lub utworzeniu konta z nowym adresem.',
  'confirmEmail.unknown.text':
    'Może być niekompletny albo konto zmieniło się w międzyczasie: takie linki tracą ważność także po ustawieniu nowego hasła.',
  'undo.title': 'Zachowaj poprzedni adres e-mail',
  'undo.text':
    'Konto odzyska adres e-mail, na który wysłaliśmy ten link. Ustaw nowe hasło: osoba, która zmieniła adres, może znać dotychczasowe. Wszystkie urządzenia zostaną wylogowane.',
  'undo.button': 'Zachowaj poprzedni adres',
  'undo.over.text':
    'Zmianę adresu e-mail można cofnąć tylko raz i tylko przez {lifetime:duration}. Jeśli została już cofnięta, zaloguj się poprzednim adresem e-mail.',
  'undo.unknown.text':
    'Może być niekompletny lub zbyt stary albo zastąpiony przez użyty już link z wcześniejszej wiadomości. Otwórz go ponownie z wiadomości. Jeśli to nie pomoże, zaloguj się lub zresetuj hasło, podając obecny adres e-mail konta.',
  'undo.taken.title': 'Ten adres e-mail ma nowe konto',
  'undo.taken.text':
    'Osoba z dostępem do tej skrzynki utworzyła z tym adresem nowe konto, więc stare konto nie może go odzyskać. Nowe hasło zostało ustawione dla starego konta, a wszystkie jego urządzenia wylogowane.',
  'undo.taken.next':
    'Zaloguj się na stare konto adresem e-mail podanym w naszej wiadomości i tam go zmień. Jeśli nowe konto też jest Twoje, zmień jego adres e-mail i otwórz ten link ponownie.',

  // Sessions
  'sessions.title': 'Urządzenia',
  'sessions.textHtml': 'Nie rozpoznajesz urządzenia? Wyloguj je i <a href="/account/password">zmień hasło</a>.',
  'sessions.thisOne': 'To urządzenie',
  'sessions.address': 'Adres IP {ip}',
  'sessions.seen': 'Ostatnia aktywność:',
  'sessions.begun': 'Zalogowano:',
  'sessions.end': 'Wyloguj',
  'sessions.endThisOne': 'Wyloguj to urządzenie',
  'sessions.endOthers': 'Wyloguj wszystkie inne urządzenia',
  'device.browserOnSystem': '{browser} w systemie {system}',
  'device.browser': '{browser}',
  'device.unknownBrowser': 'Nieznana przeglądarka',

  // Activity
  'activity.title': 'Ostatnia aktywność',
  'activity.textHtml':
    'Nie rozpoznajesz czegoś? <a href="/account/password">Zmień hasło</a> i <a href="/account/sessions">wyloguj nieznane urządzenia</a>.',
  'activity.from': '{device}, adres IP {ip}',
  'event.activated': 'Aktywowano konto',
  'event.signed-in': 'Nowe logowanie',
  'event.signed-in-new-device': 'Logowanie z nowej przeglądarki',
  'event.signed-out': 'Wylogowano',
  'event.password-reset': 'Zresetowano hasło przez e-mail, wylogowano wszystkie urządzenia',
  'event.password-changed': 'Zmieniono hasło, wylogowano wszystkie inne urządzenia',
  'event.profile-changed': 'Zmieniono nazwę wyświetlaną',
  'event.email-change-asked': 'Poproszono o zmianę adresu e-mail:',
  'event.email-changed': 'Zmieniono adres e-mail:',
  'event.email-restored': 'Cofnięto zmianę adresu e-mail:',
  'event.session-ended': 'Wylogowano urządzenie',
  'event.other-sessions-ended': 'Wylogowano wszystkie inne urządzenia',
  'event.exported': 'Pobrano dane',
  'event.deletion-asked': 'Poproszono o usunięcie konta',
  'event.deletion-cancelled': 'Anulowano usunięcie konta',

  // Data export and account deletion
  'export.title': 'Pobierz swoje dane',
  'delete.title': 'Usuń konto',
  'delete.text':
    'Twoje konto zostanie od razu zamknięte, a wszystkie urządzenia wylogowane. Samo konto usuniemy {grace:in} wraz ze wszystkimi danymi. Aby je zachować, zaloguj się wcześniej i je przywróć.',
  'delete.lastAdmin':
    'To konto jest jedynym kontem administratora tej strony i bez niego nikt nie mógłby nią zarządzać. Najpierw przyznaj rolę administratora komuś innemu, a potem usuń swoje konto.',
  'delete.toPeople': 'Zarządzaj osobami',
  'delete.exportHtml': 'Najpierw możesz <a href="/account/export">pobrać swoje dane</a>.',
  'delete.button': 'Usuń konto',
  'restore.title': 'Przywrócić konto?',
  'restore.text':
    'To konto zostanie usunięte {deleteAfter:day} wraz ze wszystkimi danymi. Do tego czasu możesz je przywrócić.',
  'restore.button': 'Przywróć konto',
  'restore.leaveHtml':
    'Jeśli konto ma zostać usunięte, wyloguj się. Najpierw możesz <a href="/account/export">pobrać swoje dane</a>.',

  // The development mailbox
  'dev.mails': 'Wiadomości',
  'dev.mail': 'Wiadomość: {subject}',
  'dev.noMails': 'Nie ma jeszcze wiadomości. Utwórz konto, aby jakąś otrzymać.',
  'dev.previews': 'Wszystkie wiadomości',
  'dev.previewsText': 'Każdy rodzaj wiadomości w każdym języku, z przykładowymi danymi. Linki nie działają.',
  'dev.html': 'Wersja HTML',
} as const;
