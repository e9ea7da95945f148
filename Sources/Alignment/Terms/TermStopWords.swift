/// Words that are no part of a term, by language, besides the function words; folded. Those that are general, which seldom are
/// a term by themselves.
enum TermStopWords {
  /// Function words that a term may have inside.
  static func inner(_ language: String) -> Set<String> { set(innerWords[language]) }

  /// Those that it may have only between words in capitals ("Centers for Disease Control").
  static func innerOfNames(_ language: String) -> Set<String> { set(nameWords[language]) }

  static func never(_ language: String) -> Set<String> { set(neverWords[language]) }

  static func general(_ language: String) -> Set<String> { set(generalWords[language]) }

  private static func set(_ words: String?) -> Set<String> {
    Set((words ?? "").split(whereSeparator: \.isWhitespace).map(String.init))
  }

  private static let innerWords = [
    "en": "of", "ru": "в во на по для от к с со без под", "de": "der des für von zur zum", "fr": "de du des d à la l",
    "es": "de del la el los las", "it": "di del della dei delle da", "pt": "de do da dos das",
  ]

  private static let nameWords = [
    "en": "of for and in on the to with", "ru": "и", "de": "und in", "fr": "et en pour", "es": "y en para",
    "it": "e in per",
    "pt": "e em para",
  ]

  private static let neverWords = [
    "en": """
    about above across after again against ago all almost alone along already although always among amongst another any anybody \
    anyone anything anyway anywhere around aside away back because before behind below beneath beside besides best better \
    between beyond both briefly certain clearly despite down due during each early earlier easily either else elsewhere enough \
    especially etc even eventually ever every everybody everyone everything everywhere except far few fewer finally firstly \
    following former forward further furthermore generally given greatly half hardly hence here highly hopefully how however if \
    indeed instead into just largely last later latter least less lest let like likely little low lots lot made mainly many maybe \
    meanwhile mere merely more moreover most mostly much must namely near nearly neither never nevertheless next no nobody none \
    nonetheless nor not nothing now nowhere off often ok okay on once one ones only onto otherwise others other out outside \
    over overall own particular particularly perhaps please possibly potentially previously probably quickly quite rather \
    really recently regarding regardless relatively respectively roughly same secondly several she should since slightly so \
    some somebody somehow someone something sometimes somewhat somewhere soon still subsequently sufficiently suitable such \
    than then thence thereby therefore thirdly though through throughout thus till together too toward towards typically \
    ultimately under unfortunately unless unlike until up upon usually various versus very via well what whatever when whenever \
    where whereas whereby wherever whether which whichever while whole whom why within without yes yet myself yourself himself \
    herself itself ourselves themselves able unable aware necessary possible impossible available useful important main \
    major minor different similar common current recent new old good bad great big small large larger largest smaller high \
    higher highest lower lowest long longer short full entire additional specific general different appropriate proper key \
    first second third two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion twenty \
    thirty forty fifty sixty seventy eighty ninety zero \
    say says said saying tell told make makes making take takes taking took taken get gets getting got give gives giving gave go \
    goes going went gone come comes coming came know knows known knew think thinks thought see sees seen saw want wants wanted \
    need needs needed use uses used using find finds found keep keeps kept keeping put puts seem seems seemed become becomes \
    became show shows showed shown showing begin began begins started starting starts try tried tries trying ask asked asking \
    help helps helped helping feel feels felt feeling leave leaves left mean means meant call called calls calling include \
    includes included including allow allows allowed allowing provide provides provided providing require requires required \
    requiring cause causes caused causing lead leads led leading occur occurs occurred occurring happen happened happens \
    remain remains remained continue continues continued continuing consider considered considering suggest suggests suggested \
    suggesting report reports reported reporting based contain contains contained containing depend depends depending vary \
    varies receive received receiving develop developed appear appears appeared appearing announced announce confirmed \
    according compared involve involves involved involving become becoming reduce reduces reduced reducing increase increases \
    increased increasing decrease decreased decreasing prevent prevents prevented preventing avoid avoids avoided avoiding \
    wash washing stay stayed staying follow followed follows ensure ensures ensuring affect affects affected affecting related \
    associated resulting result expected estimated considered recommended suspected identified described published established \
    became led likely dont didnt doesnt isnt cant wont don't didn't doesn't isn't can't won't it's that's there's i'm you're \
    late thousands hundreds millions fig figs https http www eg ie et al vs today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april may june july \
    august september october november december yeah hello hi thank thanks mr mrs ms dr hey um uh alright
    """,
    "ru": """
    не ни нет да уже еще ещё только лишь даже очень более менее больше меньше много мало несколько сколько столько можно нельзя \
    нужно надо необходимо может могут мог могла могли мочь если когда где куда откуда почему зачем кто что чего чему чем чей \
    какой какая какое какие каков никто ничто никакой некоторый некто нечто кое любой каждый всякий весь вся все всё всего всех \
    всем всеми сам сама само сами самый другой иной такой таков этакий данный следующий последующий предыдущий прошлый \
    прочий остальной многий немногий различный разный определенный соответствующий подобный аналогичный указанный первый второй \
    третий четвертый пятый один одна одно одни два две двое три трое четыре пять шесть семь восемь девять десять сто тысяча \
    миллион миллиард оба обе между перед после через среди вокруг около возле против кроме вместо вследствие благодаря \
    согласно вопреки под над без ввиду насчет относительно также тоже затем потом теперь тогда сейчас сегодня вчера завтра \
    здесь там тут туда сюда всегда никогда иногда часто редко обычно вообще особенно почти примерно приблизительно однако \
    хотя поэтому потому пока пусть пускай будто словно именно например вроде вот вон ведь разве неужели ну пожалуйста спасибо \
    быть являться становиться стать мочь иметь хотеть должен должна должно должны главный основной важный новый большой \
    маленький хороший плохой лучший худший высокий низкий общий полный целый собственный возможный необходимый нужный \
    доступный известный похожий одинаковый мой твой наш ваш свой его её ее их тот этот сей чужой весь понедельник вторник \
    среда четверг пятница суббота воскресенье январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь \
    т е д п г гг др пр см стр им тыс млн млрд год вы нас нам вами нами то бы же ли уж раз связь счет течение помощь \
    помимо путем образ ряд целое зависимость отношение отличие результат случай включая рамка
    """,
  ]

  private static let generalWords = [
    "en": """
    accident account action activity addition age agreement amount answer approach area article aspect attempt attention author \
    balance base basis beginning behavior benefit bit body book box break building business capacity car case category center \
    century challenge chance change chapter character child choice circumstance city class coffee combination comment community \
    company comparison concept concern conclusion condition conduct consequence content context contrast control copy cost \
    country couple course damage data date day deal death decade decision degree demand department description detail \
    development difference difficulty direction discussion distance doubt edge education effect effort element end \
    environment equipment event evidence example existence experience explanation expression extent eye face fact factor failure \
    family father feature field figure file finding form friend function future game girl goal government ground group growth \
    guideline hand head help history home hour house idea image impact importance increase individual industry information \
    instance institution interest introduction issue item job kind knowledge lack language law lesson letter level life limit \
    line link list literature location loss majority man manner market material matter means measure media member message \
    method middle minute model moment money month morning mother movement name nature need network night note number object \
    office opinion option order organization origin paper parent part participant party past path pattern people percent \
    percentage period person phase phone picture piece place plan point policy population position possibility power practice \
    presence present pressure price principle problem procedure process product production program progress project property \
    proportion public purpose quality quantity question range rate reason recommendation record reduction reference region \
    relation relationship report request requirement research resource response rest result review right role room rule sample \
    scale school science second section sense series service set shape share side sign site situation size society solution \
    sort source space speed staff stage standard start state statement step story strategy street strength structure student \
    study style subject success suggestion summary supply support surface system table task team technique technology term test \
    text theme thing thought time title today top topic total town trade travel trend trouble truth turn type understanding unit \
    university use user value variety version video view visit volume war water way website week weekend woman word work worker \
    world year yesterday
    """,
    "ru": """
    автор база баланс век версия вещь взгляд вид видео вклад власть влияние внимание вода возможность возраст вопрос время выбор \
    вывод выход глава глаз город государство граница группа данные дата движение действие дело день деньги деятельность дом \
    доля дорога достижение друг единица жена женщина жизнь журнал задача закон запрос звук здание земля знание значение игра идея \
    изменение имя интерес информация использование исследование история источник итог качество книга количество комната комментарий \
    компания конец контекст конференция линия лист литература лицо люди материал место месяц мера мероприятие метод минута мир \
    мнение модель момент мужчина название наличие направление народ наука начало неделя номер норма ночь область образец общество \
    объект объем объём обсуждение окно опыт организация основа особенность ответ отдел отец отсутствие оценка ошибка пара параметр \
    период план площадь поведение повод подход показатель поле политика положение помещение порядок последствие пост поток появление \
    правило право правительство практика предмет представитель предложение преимущество пример принцип причина проблема программа \
    продукт проект производство просмотр процедура процент процесс путь работа работник развитие раздел размер район распространение \
    рассмотрение расстояние ребенок регион режим решение риск рост рука рынок сайт самое свойство секунда семья сеть сила система \
    ситуация слово служба смысл снижение событие совет содержание создание сообщение сообщество состав состояние способ срок \
    ссылка стадия стандарт статья степень сторона страна стратегия структура студент сумма существование сущность сфера схема таблица \
    тема тенденция тип товар точка требование увеличение угол университет уровень усилие условие услуга успех утро участие участник \
    учреждение фактор факт фирма форма функция характер характеристика цель цена центр час часть человек число шаг школа эксперт \
    элемент этап эффект явление язык
    """,
  ]
}
