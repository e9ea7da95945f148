import Bitext
import TestSupport
import Testing

@testable import Checks

private func found(_ languages: String, _ source: String, _ target: String, on rules: Set<String> = []) -> [Finding] {
  let tags = languages.split(separator: ">").map { LanguageTag(String($0)) }
  var options = CheckOptions(source: tags[0], target: tags[1])
  options.enabled = rules
  let segment = DraftSegment(id: "1", line: 1, source: Segment(source), target: Segment(target))
  return DraftChecker(options).check(segment)
}

private typealias Case = (languages: String, source: String, target: String)
private typealias Fault = (rule: String, languages: String, source: String, target: String)

/// What the rules of marks, letters and lengths let pass.
private let right: [Case] = [
  // How sentences end.
  ("en>hi", "The bridge was closed for two days.", "पुल दो दिन तक बंद रहा।"),
  ("en>hi", "Who closed the old bridge?", "पुराना पुल किसने बंद किया?"),
  ("en>bn", "The bridge was closed for two days.", "সেতুটি দুই দিন বন্ধ ছিল।"),
  ("en>ur", "The bridge was closed for two days.", "پل دو دن تک بند رہا۔"),
  ("en>ur", "Who closed the old bridge?", "پرانا پل کس نے بند کیا؟"),
  ("en>fa", "Who closed the old bridge?", "چه کسی پل قدیمی را بست؟"),
  ("en>fa", "The bridge was closed for two days.", "پل دو روز بسته بود."),
  ("en>ar", "Who closed the old bridge?", "من أغلق الجسر القديم؟"),
  ("en>hy", "The bridge was closed for two days.", "Կամուրջը երկու օր փակ էր:"),
  ("en>hy", "Who closed the old bridge?", "Ո՞վ փակեց հին կամուրջը։"),
  ("en>el", "Who closed the old bridge?", "Ποιος έκλεισε την παλιά γέφυρα\u{37E}"),
  ("el>en", "Ποιος έκλεισε την παλιά γέφυρα;", "Who closed the old bridge?"),
  ("en>my", "The bridge was closed for two days.", "တံတားကို နှစ်ရက် ပိတ်ထားခဲ့သည်။"),
  ("en>km", "The bridge was closed for two days.", "ស្ពាន​ត្រូវ​បាន​បិទ​រយៈពេល​ពីរ​ថ្ងៃ។"),
  ("en>bo", "The bridge was closed for two days.", "ཟམ་པ་ཉིན་གཉིས་རིང་བཀག་པ་རེད།"),
  ("en>am", "The bridge was closed for two days.", "ድልድዩ ለሁለት ቀናት ተዘግቶ ነበር።"),
  ("en>th", "Who closed the old bridge?", "ใครปิดสะพานเก่า"),
  ("en>lo", "The bridge was closed for two whole days.", "ຂົວຖືກປິດເປັນເວລາສອງມື້"),
  ("en>ja", "Is the old bridge closed today as well?", "古い橋は今日も閉まっていますか。"),
  ("en>ja", "He said: “The bridge is closed.”", "彼は「橋は閉まっている」と言った。"),
  ("hi>en", "पुल दो दिन तक बंद रहा।", "The bridge was closed for two days."),
  ("zh>ru", "桥关闭了两天。", "Мост был закрыт два дня."),
  ("de>ru", "Das gilt für Brücken, Tunnel usw.", "Это касается мостов, туннелей и прочего"),
  ("en>es", "Who closed the bridge?", "¿Quién cerró el puente?"),
  ("en>es", "What a bridge!", "¡Vaya puente!"),
  ("en>es", "What a bridge, isn’t it?!", "¡Vaya puente?!"),
  ("en>es", "Several `!' were found.", "Se encontraron varios `!'."),
  ("en>es", "It is open (?) now.", "Está abierto (?) ahora."),
  ("en>es", "“Who?” she asked.", "“¿Quién?” preguntó."),
  // Quotation marks.
  ("en>de", "The “North” bridge", "Die Brücke „Nord“"),
  ("en>de", "The “North” bridge", "Die Brücke »Nord«"),
  ("en>de", "The “North” bridge", "Die Brücke \"Nord\""),
  ("en>pl", "The “North” bridge", "Most „Północ”"),
  ("en>sv", "The “North” bridge", "Bron ”Nord”"),
  ("en>fi", "The “North” bridge", "Silta ”Pohjoinen”"),
  ("en>fr", "The “North” bridge", "Le pont «\u{A0}Nord\u{A0}»"),
  ("en>fr", "“The ‘North’ bridge”", "«\u{A0}Le pont “Nord”\u{A0}»"),
  ("en>cs", "The “North” bridge", "Most „Sever“"),
  ("en>hu", "The “North” bridge", "Az „Észak” híd"),
  ("en>uk", "The “North” bridge", "Міст «Північ»"),
  ("en>ja", "The “North” bridge", "「北」橋"),
  ("en>zh", "The “North” bridge", "“北”桥"),
  ("en>he", "The Israeli army fired.", "צה\"ל ירה."),
  ("en>ar", "The “North” bridge", "جسر “الشمال”"),
  ("en>xx", "The “North” bridge", "Ponto “Norda”"),
  // Spaces.
  ("en>fr", "Is it closed?", "Est-il fermé\u{202F}?"),
  ("en>fr", "Closed: the bridge; the tunnel.", "Fermés : le pont ; le tunnel."),
  ("en>fr", "It opens at 5:30 p.m.!", "Il ouvre à 17:30\u{A0}!"),
  ("en>fr-CA", "Is it closed?", "Est-il fermé?"),
  ("en>fr-CA", "Closed: the bridge", "Fermé\u{A0}: le pont"),
  ("en>fr-CH", "Is it closed?", "Est-il fermé?"),
  ("en>zh", "Bridges, tunnels and roads.", "桥梁，隧道和道路。"),
  ("en>ar", "Bridges, tunnels and roads.", "الجسور، والأنفاق والطرق."),
  ("en>hi", "The bridge was closed for two days.", "पुल दो दिन तक बंद रहा ।"),
  ("en>ur", "The old bridge was closed. . .", "پرانا پل بند تھا۔۔۔"),
  ("en>fi", "The EU, the UN and others.", "EU:n, YK:n ja muiden."),
  // Words twice.
  ("en>fr", "We met and talked for long.", "Nous nous sommes vus et avons parlé longtemps."),
  ("en>de", "Those who closed the bridge left.", "Die, die die Brücke sperrten, gingen."),
  ("en>de", "He hopes that the end is near.", "Er hofft, dass das das Ende ist."),
  ("en>cs", "Do you argue with your alarm clock?", "Hádáte se se svým budíkem?"),
  ("en>id", "The children ran home.", "Anak anak berlari pulang."),
  ("en>ms", "The bridges are slowly opening.", "Jambatan dibuka perlahan perlahan."),
  ("en>vi", "It is always closed.", "Nó luôn luôn đóng."),
  ("en>th", "It is closing slowly.", "ค่อย ค่อย ปิดลง"),
  ("en>tr", "He is often there.", "Sık sık orada olur."),
  ("en>bn", "Slowly the bridge opened.", "ধীরে ধীরে সেতুটি খুলে গেল।"),
  ("en>ar", "He works for the BBC.", "يعمل في بي بي سي."),
  ("en>nl", "He says that that is right.", "Hij zegt dat dat klopt."),
  ("en>sv", "I think that it is closed.", "Jag tror att det det gäller är stängt."),
  // Letters and characters.
  ("en>th", "The bridge is closed.", "สะพาน\u{200B}ปิด"),
  ("en>my", "The bridge is closed.", "တံတား\u{200B}ပိတ်ထားသည်။"),
  ("en>fa", "They go over the bridge.", "از روی پل می\u{200C}روند."),
  ("en>ml", "The bridge is closed.", "പാലം അടച്ചിരിക്കുന്നു ന\u{200D}."),
  ("en>ka", "The bridge was closed for two days.", "ხიდი ორი დღე დაკეტილი იყო."),
  ("en>he", "WARNING: DO NOT TOUCH", "אזהרה: אין לגעת"),
  ("en>ja", "WARNING: DO NOT TOUCH", "警告：触れないでください"),
  ("en>uk", "Rivne, Sirko and Rika met.", "Рівне, Сірко й Ріка зустрілися."),
  ("en>sr", "The bridge is closed today.", "Мост је данас затворен."),
  ("en>sr", "He can do it, and she cannot go on.", "On to može, a ona ne može i dalje."),
  ("en>sr-Latn", "The bridge is closed today.", "Most je danas zatvoren."),
  ("en>el", "A cable of 5 μm and 10 kΩ.", "Καλώδιο 5 μm και 10 kΩ."),
  ("en>fr", "The castle and the tower.", "Le château et la tour à côté."),
  ("en>is", "The bridge is closed today.", "Brúin er lokuð í dag."),
  // Lengths.
  (
    "en>zh", "The city council decided on Friday to close the old bridge for repairs until spring.",
    "市议会周五决定关闭老桥进行维修，直至春季。"
  ),
  ("en>ja", "The city council decided on Friday to close the old bridge for repairs.", "市議会は金曜日、修理のため古い橋の閉鎖を決めた。"),
  (
    "en>ko", "The city council decided on Friday to close the old bridge for repairs.",
    "시의회는 금요일 보수를 위해 옛 다리를 폐쇄하기로 했다."
  ),
  (
    "zh>en", "市议会周五决定关闭老桥进行维修，直至春季。",
    "The city council decided on Friday to close the old bridge for repairs until spring."
  ),
  ("en>he", "The council decided to close the old bridge.", "המועצה החליטה לסגור את הגשר הישן."),
  ("zh>ja", "市议会周五决定关闭老桥进行维修。", "市議会は金曜日に修理のため古い橋を閉鎖することを決めた。"),
  // Languages.
  ("en>fr", "He read “The Art of War” again.", "Il a relu « The Art of War »."),
  ("en>de", "The Lord of the Rings came out.", "Es erschien „The Lord of the Rings“."),
  ("en>nl", "The bridge is in the city.", "De brug is in de stad."),
  ("en>es", "Use Microsoft Visual Studio for it.", "Para ello, use Microsoft Visual Studio."),
  ("pt>es", "A ponte velha está fechada.", "El puente viejo está cerrado."),
  ("ru>uk", "Мост был закрыт два дня.", "Міст був закритий два дні."),
  ("en>da", "Output side by side in two columns.", "Udskriv i to kolonner, side by side, som standard."),
  ("en>sr-Latn", "It is possible that the file is no longer there.", "Moguće je da datoteka nije više na tom mestu."),
  ("en>io", "Arabic", "العربية"),
  ("en>ru", "Mirror Layer Y", "Отражение этого слоя\nотражение этого слоя"),
  ("en>ru", "It is called so (武汉肺炎武肺) by some.", "Некоторые называют её так (武汉肺炎武肺) сегодня."),
  ("en>zh", "Use the function fopen in PHP now.", "现在在PHP中使用fopen函数。"),
  ("en>pl", "The café and the façade of the house.", "Kawiarnia i fasada domu."),
  ("en>es", "The naïve façade of the hôtel was there.", "La ingenua façade del hôtel estaba allí."),
  // What stands beside the marks.
  ("en>hy", "New password:", "Նոր գաղտնաբառ․"),
  ("en>hy", "Are you sure? All of it will be deleted:", "Համոզված ե՞ք։ Բոլորը կհեռացվեն․"),
  ("en>zh", "Action to be taken", "将采取的行动"),
  ("en>ja", "Settings of the page.", "ページの設定"),
  ("en>de", "the file a) or 12) or iv)", "die Datei a) oder 12) oder iv)"),
  ("en>es", "The Paris of the north", "el París del norte"),
  ("en>br", "Is it closed?", "Serret eo ?"),
  ("en>fr", "the 2nd of {}th", "le 2<sup>e</sup> de {}<sup>e</sup>"),
  ("en>hi", "It opens slowly.", "यह धीरे धीरे खुलता है।"),
  ("en>de", "very, very, very far and very, very, very high", "sehr, sehr, sehr weit und sehr, sehr, sehr hoch"),
  ("en>fr", "AÉ² and Å³ are units.", "AÉ² et Å³ sont des unités."),
  ("en>pt", "CAFÉ", "«CAFÉ»"),
  ("en>ja", "`", "「"),
  ("en>de", "`", "„"),
  ("en>km", "Bad setting!", "ការកំណត់មិនល្អ !"),
  ("en>zh", "It starts with . here.", "它以 . 开头。"),
  ("en>hy", "Application options:", "Ծրագրի ընտրանքները:"),
  ("en>fr", "Acquire::ftp::Login is empty.", "Acquire::ftp::Login est vide."),
  ("en>eo", "The “North” bridge", "La ponto «Nordo»"),
  ("en>pt", "NATION", "NAÇÃO"),
  (
    "en>cs", "The parent as it is returned by get_parent().",
    "Rodič zpřístupnění, tak jak jej vrací funkce get_parent()."
  ),
  ("en>ru", "The End of All of Us is a title.", "Название — «The End of All of Us» из книг."),
  ("en>uk", "^[yY]", "^[yYтТ]"),
  ("en>ru", "^[yY]", "^[yYдД]"),
  ("en>nl", "It has no “quotation” mark.", "Het heeft geen ‘\"’-teken."),
]

private let wrong: [Fault] = [
  // How sentences end.
  ("end-mark", "en>hi", "The bridge was closed for two days.", "पुल दो दिन तक बंद रहा"),
  ("end-mark", "en>hi", "Who closed the old bridge?", "पुराना पुल किसने बंद किया।"),
  ("end-mark", "en>ar", "The bridge was closed for two days.", "هل أغلق الجسر يومين؟"),
  ("end-mark", "en>ur", "The bridge was closed for two days.", "پل دو دن تک بند رہا"),
  ("end-mark", "en>hy", "Who closed the old bridge?", "Նա փակեց հին կամուրջը։"),
  ("end-mark", "en>el", "The bridge was closed for two days.", "Έκλεισε η γέφυρα για δύο μέρες;"),
  ("end-mark", "en>ko", "The bridge was closed for two days.", "다리는 이틀 동안 폐쇄되었다"),
  ("end-mark", "en>es", "What a bridge!", "Vaya puente!"),
  ("end-mark", "en>es", "And who closed it?", "Y quién lo cerró?"),
  ("end-mark", "en>es", "Who closed it? Nobody knows.", "Quién lo cerró? Nadie lo sabe."),
  ("end-mark", "en>es", "“Who?” she asked. “Who?”", "“¿Quién?” preguntó. “Quién?”"),
  ("quote-style", "en>fr", "The man and the bridge", "L´homme et le pont"),
  ("quote-style", "en>it", "The man and the bridge", "L´uomo e il ponte"),
  ("quote-style", "en>uk", "Friday", "П´ятниця"),
  ("end-mark", "hi>en", "पुल दो दिन तक बंद रहा है अब।", "The bridge was closed for two days"),
  // Quotation marks.
  ("quote-style", "en>de", "The “North” bridge", "Die Brücke “Nord”"),
  ("quote-style", "en>pl", "The “North” bridge", "Most “Północ”"),
  ("quote-style", "en>cs", "The “North” bridge", "Most “Sever”"),
  ("quote-style", "en>sv", "The “North” bridge", "Bron “Nord”"),
  ("quote-style", "en>es", "The “North” bridge", "El puente „Norte“"),
  ("quote-style", "ru>en", "Мост «Север»", "The bridge «North»"),
  ("quote-style", "en>hu", "The “North” bridge", "Az “Észak” híd"),
  ("quote-unpaired", "en>de", "The “North” bridge", "Die Brücke „Nord"),
  ("quote-unpaired", "en>fr", "The “North” bridge", "Le pont « Nord"),
  ("quote-unpaired", "de>en", "Die Brücke „Nord“", "The “North bridge"),
  ("quote-unpaired", "en>fi", "The “North” bridge", "Silta ”Pohjoinen"),
  ("bracket-unpaired", "en>zh", "The bridge (north)", "桥（北"),
  ("bracket-unpaired", "en>ja", "The “North” bridge", "「北橋"),
  ("bracket-unpaired", "en>zh", "“The Bridge”", "《桥"),
  // Spaces.
  ("space-before-mark", "en>fr", "Is it closed?", "Est-il fermé?"),
  ("space-before-mark", "en>fr", "Closed: the bridge", "Fermé: le pont"),
  ("space-before-mark", "en>fr-CA", "Closed: the bridge", "Fermé: le pont"),
  ("space-before-mark", "en>fr", "The “North” bridge", "Le pont « Nord»"),
  ("space-after-mark", "en>fr", "The “North” bridge", "Le pont «Nord »"),
  ("space-before-mark", "en>fr", "Bridges, tunnels", "Ponts , tunnels"),
  ("space-before-mark", "en>es", "Bridges, tunnels", "Puentes , túneles"),
  ("space-before-mark", "en>ar", "Bridges, tunnels", "الجسور ، الأنفاق"),
  ("space-before-mark", "en>zh", "Bridges, tunnels", "桥梁 ，隧道"),
  ("space-before-mark", "en>de", "Is it closed?", "Ist sie gesperrt ?"),
  ("space-after-mark", "en>ar", "Bridges, tunnels", "الجسور،الأنفاق"),
  ("no-break-space", "en>fr", "Is it closed?", "Est-il fermé ?"),
  ("double-mark", "en>zh", "Bridges, tunnels.", "桥梁，，隧道。"),
  ("double-mark", "en>ja", "The bridge is closed.", "橋は閉まっている。。"),
  ("double-mark", "en>ar", "Bridges, tunnels", "الجسور،، الأنفاق"),
  ("double-mark", "en>hi", "The bridge is closed.", "पुल बंद है।।"),
  ("double-mark", "en>zh", "The bridge is closed.", "桥关闭了，。"),
  ("double-mark", "en>fr", "Bridges, tunnels", "Ponts,, tunnels"),
  // Words twice.
  ("double-word", "en>fr", "The bridge is closed.", "Le le pont est fermé."),
  ("double-word", "en>de", "The bridge is closed.", "Die Brücke ist ist gesperrt."),
  ("double-word", "en>pt", "He sent this note.", "Ele mandou este este bilhete."),
  ("double-word", "en>pl", "The bridge is closed.", "Most jest jest zamknięty."),
  ("double-word", "en>uk", "The bridge is closed.", "Міст міст закрито."),
  ("double-word", "en>ar", "It is in the house.", "هو في في البيت."),
  // Letters and characters.
  ("mixed-script", "en>uk", "and bridges", "i мости"),
  ("mixed-script", "en>uk", "The bridge", "мiст"),
  ("mixed-script", "en>bg", "The bridge", "мoст"),
  ("mixed-script", "en>el", "The bridge", "γέφυρa"),
  ("mixed-script", "en>el", "The Greek bridge", "Eλληνική γέφυρα"),
  ("mixed-script", "en>be", "The tower", "вeжа"),
  ("invisible-character", "en>fr", "The bridge", "Le po\u{200B}nt"),
  ("invisible-character", "en>de", "The bridge", "Die Brü\u{200B}cke"),
  ("invisible-character", "en>el", "The bridge", "γέ\u{200C}\u{2060}φυρα"),
  ("mojibake", "en>fr", "It was built in summer.", "Elle a Ã©tÃ© bÃ¢tie l’Ã©tÃ©."),
  ("mojibake", "en>uk", "The bridge", "РњС–СЃС‚ Р·Р°РєСЂРёС‚Рѕ"),
  ("mojibake", "en>de", "The bridges", "Die BrÃ¼cken fÃ¼r FÃ¼ÃŸe"),
  // Lengths.
  (
    "length-ratio", "en>zh", "The city council decided on Friday to close the old bridge for repairs until spring.",
    "市议会。"
  ),
  ("length-ratio", "en>ko", "The city council decided on Friday to close the old bridge for repairs.", "시의회는 결정."),
  ("length-ratio", "en>ja", "The city council decided on Friday to close the old bridge for repairs.", "市議会は決めた。"),
  ("length-ratio", "en>zh", "The bridge is closed until spring.", "市议会周五决定关闭老桥进行维修，直至春季，并于周六发布公告，告知所有居民。"),
  ("length-ratio", "en>ar", "The city council decided on Friday to close the old bridge for repairs.", "قرر المجلس."),
  ("length-ratio", "zh>en", "市议会周五决定关闭老桥进行维修，直至春季。", "The council decided."),
  ("double-word", "en>tr", "It is closed and open.", "Köprü ve ve açık."),
  ("double-word", "en>hi", "The bridge is closed.", "पुल बंद बंद है।"),
  ("double-word", "en>ko", "The bridge was closed today.", "다리가 오늘은 오늘은 닫혔다."),
  ("double-word", "en>de", "The old bridge is closed.", "Die alte Brücke ist gesperrt. Die alte Brücke ist gesperrt."),
  ("double-word", "en>zh", "The old bridge is closed to all.", "旧桥对所有人关闭了。旧桥对所有人关闭了。"),
  ("mojibake", "en>it", "It is a city.", "È una cittÃ\u{A0} piccola."),
  ("mojibake", "en>it", "It is a bridge.", "Ãˆ un ponte e cosÃ¬ via."),
  ("mojibake", "en>pl", "The middle of the bridge", "Å›rodek mostu"),
  ("mojibake", "en>tr", "The people", "Ä°nsanlar"),
  ("mojibake", "en>hi", "The bridge", "à¤ªà¥à¤²"),
  ("capital-start", "en>de", "The Brisbane bridge was closed.", "die Brücke von Brisbane war gesperrt."),
  ("capital-start", "en>fr", "I think it is closed.", "je pense qu’il est fermé."),
  ("capital-start", "en>pl", "He said: “It is closed.”", "powiedział: „Jest zamknięty.”"),
  ("bracket-unpaired", "en>de", "The bridge (ABC) is closed.", "Die Brücke ABC) ist gesperrt."),
  ("bracket-unpaired", "en>ja", "The bridge (Tokyo) is closed.", "橋 東京)は閉まっている。"),
  ("end-mark", "en>zh", "The city council decided to close the old bridge.", "市议会决定关闭旧桥"),
  ("end-mark", "en>ja", "The city council decided to close the old bridge.", "市議会は古い橋を閉鎖することを決めた"),
  ("end-mark", "en>hy", "Who closed the bridge now?", "Ո՞վ էր նա։ Նա փակեց կամուրջը։"),
  // Languages.
  ("wrong-script", "en>zh", "The old bridge was closed.", "오래된 다리가 폐쇄되었다."),
  (
    "wrong-script", "en>es", "The meeting was originally planned for a private club in a street nearby.",
    "La riunione era stata organizzata in origine per un club privato di una strada a pochi passi dal ponte."
  ),
  (
    "wrong-script", "en>es", "Today the bridge is not always closed.",
    "Oggi, si può passare, ma il ponte non è sempre chiuso."
  ),
  ("wrong-script", "en>ko", "The old bridge was closed.", "旧桥关闭了两天的时间。"),
  ("wrong-script", "en>zh", "The old bridge was closed.", "古い橋は二日間閉まっていました。"),
  ("wrong-script", "en>hi", "The old bridge was closed.", "تم إغلاق الجسر القديم."),
  ("wrong-script", "en>ru", "The old bridge was closed.", "Η παλιά γέφυρα έκλεισε."),
  ("wrong-script", "en>pl", "The old bridge was closed in winter.", "Starý most byl přes zimu uzavřen kvůli mrazům."),
  (
    "wrong-script", "en>cs", "The old bridge was closed in winter.",
    "Stary most był zamknięty przez całą zimę, więc żałowaliśmy."
  ),
  (
    "wrong-script", "en>fi", "The old bridge was closed in winter.",
    "Eski köprü kış boyunca kapalı kaldığı için geçiş yapılmadı."
  ),
  (
    "wrong-script", "en>ar", "The old bridge was closed in winter.",
    "پل قدیمی در زمستان برای چند هفته بسته بود که گفته شد."
  ),
  (
    "partly-untranslated", "en>fi", "The bridge is closed to all of the heavy lorries.",
    "Silta on suljettu closed to all of the heavy lorries."
  ),
  (
    "partly-untranslated", "en>de", "They liked it like a man, I am beyond furious.",
    "Sie mochten es like a man, I am beyond furious."
  ),
  ("wrong-script", "en>fr", "The bridge cannot be opened.", "The bridge could not be closed."),
  ("wrong-script", "en>de", "The door is shut for the winter.", "The bridge is closed for the summer."),
  ("wrong-script", "en>es", "You have no right to this file.", "You are not allowed to open that file."),
  ("wrong-script", "de>en", "Die Brücke ist nicht offen.", "Die Straße ist nicht gesperrt und der Tunnel auch nicht."),
  ("wrong-script", "ru>uk", "Мост был закрыт, потому что его чинили.", "Этот мост был тогда закрыт, и это было видно."),
  ("wrong-script", "en>ar", "The bridge cannot be opened.", "The bridge could not be closed."),
  ("wrong-script", "en>ja", "The bridge cannot be opened.", "The bridge could not be closed."),
  ("wrong-script", "en>el", "The bridge cannot be opened.", "The bridge could not be closed."),
  ("wrong-script", "en>fr", "The bridge is closed until spring.", "Die Brücke ist bis zum Frühjahr nicht offen."),
  ("wrong-script", "en>de", "The bridge is closed until spring.", "Le pont est fermé pour tous dans la ville."),
  (
    "wrong-script", "en>ru", "The bridge was closed for two days.",
    "Die Brücke ist bis zum Frühjahr nicht offen."
  ),
  ("wrong-script", "en>es", "The bridge was closed for two days.", "Il ponte è stato chiuso per tutti nella città."),
  (
    "partly-untranslated", "en>fr", "The bridge is closed to all of the heavy lorries.",
    "Le pont est fermé to all of the heavy lorries."
  ),
  (
    "partly-untranslated", "en>de", "The bridge is closed and will be opened in spring.",
    "Die Brücke ist gesperrt and will be opened im Frühling."
  ),
  (
    "partly-untranslated", "en>ko", "The bridge is closed to all of the heavy lorries.",
    "다리는 to all of the heavy lorries 폐쇄되었다."
  ),
]

struct `Marks, letters and lengths` {
  @Test(arguments: right.indices)
  func `are let pass where they are right`(index: Int) {
    let pair = right[index]
    let findings = found(pair.languages, pair.source, pair.target).filter { $0.severity > .information }
    #expect(findings.isEmpty, "\(pair.languages) \(pair.target): \(findings.map { $0.rule + ": " + $0.message })")
  }

  @Test(arguments: wrong.indices)
  func `are found where they are wrong`(index: Int) {
    let fault = wrong[index]
    let findings = found(fault.languages, fault.source, fault.target, on: [fault.rule])
    let all = findings.map { "\($0.rule) \($0.severity): \($0.message)" }
    #expect(
      findings.contains { $0.rule == fault.rule && ($0.severity > .information || fault.rule == "no-break-space") },
      "\(fault.rule) \(fault.languages) \(fault.target): \(all)")
  }

  @Test func `the key of a menu is no bracket`() {
    #expect(found("en>ja", "&File", "ファイル(&F)").isEmpty)
    #expect(found("en>zh", "_File", "文件（_F）").isEmpty)
    #expect(found("en>ko", "_File", "파일(F)").map(\.rule).contains("bracket-count"))
  }

  @Test func `a rule keeps quiet about a language that it does not know`() {
    for target in ["La ponto estas fermita fermita “nun” .", "la ponto «estas» fermita"] {
      let rules = Set(found("en>art-x-other", "The bridge is closed “now”.", target).map(\.rule))
      #expect(rules.isDisjoint(with: ["quote-style", "double-word", "wrong-script", "mixed-script"]), "\(rules)")
    }
  }

  @Test(arguments: [
    ("«Nord»", "en>fr", "“Nord”"), ("„Nord“", "en>de", "“Nord”"), ("”Nord”", "en>sv", "“Nord”"),
    ("“North”", "ru>en", "«North»"),
  ])
  func `of another language are put right`(right: String, languages: String, written: String) {
    let source = languages.hasPrefix("ru") ? "Мост «Север»" : "The “North” bridge"
    let findings = found(languages, source, "pont " + written).filter { $0.rule == "quote-style" }
    if languages == "en>fr" {
      #expect(findings.isEmpty)
    } else {
      #expect(findings.first?.suggestion == right)
    }
  }
}

/// Texts of ICU's MessageFormat: the rule that a target breaks, or nil.
private let messages: [(rule: String?, languages: String, source: String, target: String)] = [
  (nil, "en>fr", "{n, plural, one {Open {x}} other {#}}", "{n, plural, one {Ouvrir l''{x}} other {#}}"),
  (nil, "en>it", "{n, plural, one {Open {x}} other {#}}", "{n, plural, one {Apri l''{x}} other {#}}"),
  (nil, "en>ca", "Open {x}", "Obre l’{x}"),
  (
    "placeholder-missing", "en>fr", "{n, plural, one {Open {x}} other {#}}",
    "{n, plural, one {Ouvrir l'{x}'} other {#}}"
  ),
  ("message-syntax", "en>it", "{n, plural, one {Open {x}} other {#}}", "{n, plural, one {Apri l'{x}} other {#}}"),
  (nil, "en>de", "{n, plural, one {# file} other {# files}}", "{n, plural, one {eine Datei} other {# Dateien}}"),
  (nil, "en>de", "{n, plural, one {# file} other {# files}}", "{n, plural, one {# Datei} other {{n} Dateien}}"),
  (nil, "en>ja", "{n, plural, one {# file} other {# files}}", "{n, plural, other {#件}}"),
  (
    nil, "en>ar", "{n, plural, one {# file} other {# files}}",
    "{n, plural, zero {لا ملفات} one {ملف} two {ملفان} few {# ملفات} many {# ملفا} other {# ملف}}"
  ),
  (
    "placeholder-missing", "en>de", "{n, plural, one {# file} other {# files}}",
    "{n, plural, one {# Datei} other {Dateien}}"
  ),
  (
    "placeholder-missing", "en>ru", "{n, plural, one {# file} other {# files}}",
    "{n, plural, one {файл} few {# файла} many {# файлов} other {# файла}}"
  ),
  ("placeholder-missing", "en>ja", "{n, plural, one {# file} other {# files}}", "{n, plural, other {ファイル}}"),
  (
    "placeholder-missing", "en>fr", "{n, plural, one {# file} other {# files}}",
    "{n, plural, one {# fichier} other {'#' fichiers}}"
  ),
  ("plural-categories", "en>cy", "{n, plural, one {# dog} other {# dogs}}", "{n, plural, one {# ci} other {# ci}}"),
  ("plural-categories", "en>mt", "{n, plural, one {# dog} other {# dogs}}", "{n, plural, one {# x} other {# x}}"),
  ("plural-categories", "en>lt", "{n, plural, one {# dog} other {# dogs}}", "{n, plural, one {# šuo} other {# šunų}}"),
  ("plural-categories", "en>ja", "{n, plural, one {# dog} other {# dogs}}", "{n, plural, one {#匹} other {#匹}}"),
  (
    nil, "en>fr", "{n, plural, one {# dog} other {# dogs}}",
    "{n, plural, one {# chien} many {# de chiens} other {# chiens}}"
  ),
  (nil, "en>cs", "{n, plural, one {# dog} other {# dogs}}", "{n, plural, one {# pes} few {# psi} other {# psů}}"),
  (nil, "en>xx", "{n, plural, one {# dog} other {# dogs}}", "{n, plural, few {# a} other {# b}}"),
  (
    nil, "ru>en", "{n, selectordinal, other {#-й}}",
    "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}"
  ),
]

struct `Messages` {
  @Test(arguments: messages.indices)
  func `have the forms and numbers of their language`(index: Int) {
    let (rule, languages, source, target) = messages[index]
    let findings = found(languages, source, target).filter { $0.severity > .information }
    let all = findings.map { "\($0.rule): \($0.message)" }
    if let rule {
      #expect(findings.contains { $0.rule == rule }, "\(languages) \(target): \(all)")
    } else {
      #expect(findings.isEmpty, "\(languages) \(target): \(all)")
    }
  }
}
