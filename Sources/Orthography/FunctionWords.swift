/// Words that tie others together: articles, the common prepositions and conjunctions, pronouns, auxiliaries.
///
/// They weigh half of other words, since a translator changes little where one is more or less. Negations and what says a
/// place or a time (`under`, `after`) are no such words here. Folded: in lower case, with е for ё.
package enum FunctionWords {
  package static func list(_ language: String) -> [Substring] { (lists[language] ?? "").split(separator: " ") }

  private static let lists: [String: String] = [
    "en": """
    a an the of to in on at by for from with as and or but if that than this these those which who whom whose is are was were \
    be been being am do does did has have had will would shall should can could may might must it its he him his she her they \
    them their we us our you your i me my there so such also
    """,
    "ru": """
    в во на с со к ко о об обо от до по за из у для при про и а но или же ли бы что чтобы как так то это этот эта эти этого этой \
    этом этих этим тот та те того той тех тем который которая которое которые которого которой которых которым которыми быть был \
    была было были будет будут есть он она оно они его ее их ему ей им ими него нее них нему ней ним я мы ты вы мне нас вас нам \
    вам мой моя мои наш наша наши ваш ваша ваши свой своя свои своего своей своих себя также
    """,
    "uk": """
    в у на з із зі до від по за для при про і й та а але або чи би б що щоб як так це цей ця ці цього цієї цих той та те ті який \
    яка яке які якого якої яких бути був була було були буде будуть є він вона воно вони його її їх йому їй їм я ми ти ви мене \
    нас вас нам вам мій моя мої наш наша наші ваш ваша ваші свій своя свої також
    """,
    "de": """
    der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf zu zum zur von vom bei beim mit für \
    aus als dass daß wie ist sind war waren sein wird werden wurde wurden hat haben hatte hatten kann können soll sollen muss \
    müssen er sie es ihn ihm ihr ihre ihrer ihren sein seine wir uns unser unsere ihr euch ich mich mir du dich dir sich auch so
    """,
    "fr": """
    le la les l un une des du de d à au aux en dans sur par pour avec et ou mais que qu qui dont où ce cet cette ces c s se sa \
    son ses leur leurs il elle ils elles on nous vous je me mon ma mes tu te ton ta tes votre vos notre nos est sont était étaient \
    être a ont avait avaient avoir sera seront y aussi
    """,
    "es": """
    el la los las lo un una unos unas de del a al en por para con y e o u pero que cual cuales quien se su sus le les me mi mis te \
    tu tus nos nuestro nuestra es son era eran ser está están fue fueron ha han había haber este esta estos estas ese esa eso esos \
    esas aquel como también
    """,
    "it": """
    il lo la i gli le l un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla dai in nel nella nei \
    nelle su sul sulla con per e ed o ma che cui chi si suo sua suoi sue mi ti ci vi è sono era erano essere ha hanno aveva avere \
    questo questa questi queste quello quella come anche
    """,
    "pt": """
    o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela para com e ou mas que qual quem se seu sua seus suas \
    lhe me te é são era eram ser está estão foi foram há tem têm este esta estes estas esse essa isso como também
    """,
    "pl": """
    w we na z ze do od po za dla przy o u i a ale lub albo czy by że żeby jak tak to ten ta te tego tej tych tym który która które \
    którego której których być był była było były będzie będą jest są on ona ono oni one jego jej ich mu im ja my ty wy mnie nas \
    was nam wam mój moja moje nasz nasza nasze swój swoja swoje się także
    """,
  ]
}
