/// Words that rules know, by ``WordHash``.
enum WordTables {
  /// Articles, prepositions and the like: what a text of the language hardly goes without, and a name is not.
  static func functionWords(_ language: String) -> Set<UInt64> {
    switch language {
    case "en": english
    case "ru": russian
    default: []
    }
  }

  private static let english = WordHash.set(
    """
    the of to in on at by for from with and or but if that than this these those which who is are was were be been has have had \
    will would shall should can could may might must it its not you your we our they their he his she her there so as an into \
    when where what how all any each more most no only other some such then about after before because between during out over \
    under up
    """)

  private static let russian = WordHash.set(
    """
    в на с к о от до по за из у для при про и а но или же ли бы что чтобы как так то это этот эта эти этого этой который которая \
    которое которые быть был была было были будет будут есть он она оно они его ее их не ни мы вы вам вас нас нам свой себя также \
    все еще уже если когда где между через после перед во со об
    """)

  /// Ten to this power is what a word multiplies the number before it by.
  static let magnitudes: [UInt64: Int] = {
    var table: [UInt64: Int] = [:]
    let words: [(Int, String)] = [
      (3, "thousand thousands k тыс тысяча тысячи тысяч тысяче тысячу тысячей тысячам тысячами тысячах"),
      (
        6,
        "million millions mln mn m mio миллион миллиона миллионов миллиону миллионом миллионе миллионы миллионам миллионами миллионах млн"
      ),
      (
        9,
        "billion billions bn bln миллиард миллиарда миллиардов миллиарду миллиардом миллиарде миллиарды миллиардам миллиардами миллиардах млрд"
      ),
      (
        12,
        "trillion trillions trn tn триллион триллиона триллионов триллиону триллионом триллионе триллионы триллионам триллионами триллионах трлн"
      ),
    ]
    for (power, list) in words {
      for hash in WordHash.set(list) { table[hash] = power }
    }
    return table
  }()

  /// Of these it is not sure that they multiply: 5 m are metres as well.
  static let doubtfulMagnitudes = WordHash.set("k m mn tn")

  static let percent = WordHash.set(
    "percent pct процент процента процентов проценту процентом проценте проценты процентам процентами процентах")
  /// What percentages become within words: `10-процентный`.
  static let percentStems = ["процент", "percent"]

  static let russianAbbreviations = WordHash.set(
    """
    г гг в вв др т д п е к н э руб долл тыс млн млрд трлн коп см ст стр с ул им пр рис табл гл мин сек ч час кг чел ред изд пер сб \
    проф акад о об напр англ лат нем рус примеч доп кв куб обл р м l мм х гр
    """)
  static let englishAbbreviations = WordHash.set(
    "etc inc ltd corp co jr sr st dr mr mrs ms vs no vol ed al est dept u s a m p d c b e g i approx fig min max sec hr pp"
  )

  static let politeRussian = WordHash.set(
    "вы вас вам вами ваш ваша ваше ваши вашего вашей вашему вашим вашем вашу вашими ваших")
}
