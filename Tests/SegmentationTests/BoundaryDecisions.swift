/// Paragraphs of our own with a bar at every sentence boundary. Every terminator with a space behind it is a decision.
enum BoundaryDecisions {
  static let english = """
    Mr. Hale met Mrs. Ortiz on Monday. | Dr. Lund and Prof. Reyes came later.
    Lt. Gen. Brook wrote to Gov. Pike about Sen. Amos. | Rep. Cole did not answer.
    Col. Vance and Capt. Moor left at dawn. | Sgt. Poole stayed behind.
    The U.S. Navy sent two ships. | The U.N. Secretariat took note.
    She moved to the U.S. | In spring she bought a farm. | It failed.
    They live in the U.K. | The rent is high.
    He works in Washington, D.C. | He likes it there.
    The firm is called Marsh Inc. and sells soap. | It was Marsh Ltd. until May.
    He joined Stone & Co. | The pay was poor.
    We open at 9 a.m. and close at 5 p.m. | Nobody comes on Sundays.
    The train leaves at 7 p.m. EST from the east station. | Bring a coat.
    Bring ropes, lamps, tents, etc. | The cook brings pots.
    Some fruits, e.g. Kent apples, keep well. | Others, i.e. Bartlett pears, do not.
    See Sec. 5 and Art. 12 of the act. | See also Fig. 3 on p. 40.
    The answer is in vol. 2, ch. 7. | I looked it up.
    Platform No. 9 was empty. | No. 10 was full.
    Was it late? | No. | It was early.
    She arrived on Jan. 5 and left on Feb. 12. | Nobody saw her.
    The vote was in Sept. 2011. | It was close.
    J. R. Morton wrote it. | T. S. Wade edited it.
    The author is Morton J. R. | The editor is unknown.
    George W. Nash signed the bill. | His wife watched.
    Take plan B. | Plan A. | Neither will do.
    He lacked vitamin C. | She had enough.
    It costs 3.50 a piece. | Five cost 17.50. | That is fair.
    Version 2.4.1 was late. | Version 2.5 was not.
    1. The parties agree to meet. | They meet weekly.
    1.2.3. Scope of the work. | The work covers roads.
    IV. Results and methods. | All tests passed.
    a. The first option is cheap.
    Chapter 5. The storm begins. | Nobody slept.
    Section 12. Penalties for delay.
    In 1994. | That was the year.
    "Why?" Ann asked. | "Because," said Tom.
    "Stop!" he cried. | Nobody stopped.
    "Is it far?" the boy asked. | "No." | He sighed.
    She said, "Go home." | Then she left.
    He asked, "Who is there?" | Nobody answered.
    The show "Who Pays?" Friday drew a crowd. | It rained.
    “Come in.” | “Thank you.” | They sat down.
    He left (it was late). | She stayed.
    (He was tired.) | She was not.
    It was (so they say!) a great success. | Ask Bill.
    They won (!) the cup. | Really (?) they did.
    He waited... and waited. | Then... nothing.
    He waited... | Then he left.
    Well… perhaps not. | Well… | Perhaps so.
    He wrote [...] and then stopped. | That is all.
    The claim was false.[12] | Later studies agree.
    The claim was false.12 | Later studies agree.
    The method is old.¹ | It still works.
    Read it at www.lund.example/a.b?c. | Then delete it.
    Write to info@lund.example. | We answer fast.
    It runs on .NET and Node.js servers. | Both are slow.
    He bought an iPad. | iPhone sales fell too.
    See the site. | https://lund.example has the files.
    What?! | You did what?
    Wait!!! | Stop!
    The lake is approx. 4 km long. | It is deep.
    Alpha vs. Beta was a draw. | Nobody scored.
    Roe v. Dane was settled. | The fee was small.
    The ship weighs 40 tons. | 12 men sail her. | 3 died.
    He is 6 ft. tall. | She is not.
    It lies on Main St. near the park. | It lies on Elm St. | The house is red.
    He was born in St. Albans. | His son was not.
    They flew to Ft. Worth. | The heat was bad.
    Smith et al. found no link. | Others did.
    He has a Ph.D. in law. | She has an M.A. in art.
    The company, Roth Bros. Ltd., is gone. | Its roof leaks.
    John Reed Jr. came first. | Bob Reed Sr. came last.
    Is it true? | Yes. | Good.
    It happened in 300 B.C. in Rome. | Few know.
    The Rev. Hugh Black spoke. | Fr. Dean prayed.
    The dept. closed at noon. | We waited.
    Nos. 3 and 4 are missing. | Check pp. 12 and 13.
    He said that? | — Yes, he did. | Well.
    Go now! — he said, and went. | She stayed.
    The score was 3-2. | The crowd left.
    His name is K. | Nobody knows more.
    I like it. | I do. | We all do.
    The 5,000m. | He runs the 5,000 m. | She swims.
    ‘Never.’ | ‘Why not?’ | They argued.
    It is on Blvd. Lenox. | Turn left.
    The hotel is near Univ. Place. | Walk there.
    """

  static let russian = """
    Это было давно, т. е. до войны. | Тогда жили иначе.
    Он купил хлеб, соль, спички и т. д. | Денег не осталось.
    В лавке были гвозди, доски и т. п. | Краски не было.
    Приехали учёные, врачи и др. | Встречал их один сторож.
    Собрали яблоки, груши и пр. | Сливы ещё не поспели.
    Собрание прошло в г. Твери. | Все пришли вовремя.
    Завод в г. Орле закрыт с 2010 г. | Рабочие уехали.
    В мае 2014 г. Правительство утвердило план. | Его никто не читал.
    Он родился в 1970 г. в деревне. | Мать умерла рано.
    Закон приняли в 1999 г. | Он действует до сих пор.
    Указ от 7 мая 2018 г. № 204 отменён. | Новый готовят.
    В 1990–1995 гг. цены выросли. | Люди ждали.
    В XX в. Россия стала иной. | В XIX в. было проще.
    Храм построен в XVII в. | Он стоит на холме.
    Это случилось в 300 г. до н. э. | Так пишут.
    Институт им. Павлова открыт. | Парк им. Горького закрыт.
    Я дал им. | Нет. | Он не взял.
    Дом стоит на ул. Мира. | Рядом пл. Труда.
    Живу на пр. Ленина, д. 5, кв. 12. | Звонок не работает.
    Доклад сделал проф. Зимин. | Спорил с ним акад. Лосев.
    Пришли доц. Рябов и канд. наук Седов. | Ждали ещё троих.
    См. рис. 3 и табл. 4. | Там всё указано.
    Ср. гл. 2 на стр. 15. | Это важно.
    Согласно п. 3 ст. 12 закона, штраф мал. | Он растёт.
    По ч. 2 ст. 158 дело закрыто. | Истец недоволен.
    Это стоит 5 руб. 30 коп. | Сдачи нет.
    Долг составил 3 млн. руб. | Его простили.
    Выделено 40 тыс. тонн. | Этого мало.
    Бюджет вырос до 2 млрд. | Хватит ли?
    Д. О. Гончаров открыл заседание. | С. В. Ильин молчал.
    Выступил А.П. Ветров. | Потом вышел К.Л. Дубов.
    Автор книги — Ветров А. П. | Он живёт в Омске.
    Книгу написал С. Ершов. | Её издали в Риге.
    Н. И. Бойко и П. П. Рудь спорили. | Никто не уступил.
    — Куда? — спросил он. | — Домой.
    — Стой! — крикнул часовой. | Тень исчезла.
    — Да, — сказал дед. | — Так и было.
    «Кто там?» — спросила мать. | Никто не ответил.
    «Беги!» — шепнул он. | Она побежала.
    Он сказал: «Приходи завтра». | Я пришёл.
    Он сказал: «Приходи. | Я жду». | И ушёл.
    Он спросил: «Где ключ?» | Я не знал.
    Роман «Кто виноват?» Герцена забыт. | Жаль.
    Он ушёл... и не вернулся. | Так бывает.
    Он ушёл... | Потом вернулся.
    Мы ждали… а поезда не было. | Мы ждали… | Поезда не было.
    Что?! | Не может быть!
    Ура!.. | Мы дома.
    Кто это?.. | Никто не знал.
    Он (вот чудак!) поверил. | Я нет.
    Они выиграли (!) кубок. | Все удивились.
    (Он устал.) | Она нет.
    Он ушёл (было поздно). | Она осталась.
    Вес равен 3.5 кг. | Этого мало.
    Длина 5 см. | Ширина 4 см. | Высоты нет.
    Встреча в 18 ч. | Не опаздывай.
    Бежали 5 мин. | Устали.
    Версия 2.1.3 вышла. | Версия 2.2 задержалась.
    1. Общие положения договора. | Стороны равны.
    1.2.3. Предмет договора. | Стороны договорились.
    IV. Выводы и итоги. | Опыт удался.
    а. Первый способ прост.
    Глава 5. Начало бури. | Никто не спал.
    Статья 12. Права сторон.
    Рис. 2. Схема подачи воды.
    Сайт: www.primer.example/a?b. | Смотрите сами.
    Пишите на info@primer.example. | Ответим быстро.
    Подробнее на сайте. | https://primer.example открыт всем.
    Это неверно.[3] | Новые данные точнее.
    Это неверно.² | Новые данные точнее.
    Он живёт в США. | Она живёт в СССР.
    Выбери вариант Б. | Вариант А. | Всё равно.
    У него гепатит С. | Он лечится.
    Т. Иванов уволен. | Тов. Петров назначен.
    Св. Николай помог. | Так верили.
    Это т. н. «белый» шум. | Его не слышно.
    Т. к. было темно, мы ждали. | Рассвело.
    В т. ч. и дети пришли. | Их накормили.
    Работал и. о. директора. | Потом ушёл.
    Моя ошибка. | Я признаю.
    Это был не я. | Это был он. | Точно.
    Нет. | Да. | Может быть.
    Цена 100 долл. за штуку. | Берём две.
    Река Обь шире р. Томи. | Это видно.
    Он с о. Сахалин. | Она с оз. Байкал.
    Деревня в 5 км. от с. Покровка. | Туда нет дороги.
    Лит.: т. 2, с. 15. | Остальное утеряно.
    Тел. 22-33. | Звоните.
    Справка на 3 л. | Подпись есть.
    Книга вышла в изд. «Знание». | Тираж мал.
    Под ред. Кима вышел сборник. | Его раскупили.
    Пер. с англ. Лебедева. | Хороший перевод.
    Давление 760 мм рт. ст. | Это норма.
    Всего 12 чел. | Мало.
    Он пришёл в 5 утра. | 12 человек спали. | 3 нет.
    Приехал Lt. Col. Hayes. | Он молчал.
    Фирма Marsh Inc. закрылась. | Жаль.
    Он любит Microsoft. | iPhone ему не нужен.
    Директор — к. т. н. Носов. | Он строг.
    Г-н Орлов и г-жа Орлова вышли. | Дети остались.
    Д-р Штейн и д-р Фукс спорили. | Больной спал.
    Площадь 12 кв. м. | Тесно.
    Ростовская обл. и др. регионы ждут. | Дождя нет.
    Умер в 1881 г. | Похоронен в Орле.
    Осенью 1941 г. Завод вывезли на Урал. | Он работал.
    Обед в 13 час. | Ужин в 19 час. | Завтрака нет.
    Это, напр., соль. | Или сахар.
    """
}
