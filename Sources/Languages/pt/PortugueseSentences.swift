extension SentenceWords {
  static let portuguese = SentenceWords(
    never: """
      aprox sr sra srta srs sras dr dra drs dras prof profa profs eng enga arq exmo exma ilmo ilma v.ex v.exa v.s.a d \
      pe fr gen cel cap maj ten sgt alm mons st sto sta s r av al trav tv lg pç pça rod est qd lt bl ed apto cx i.e \
      p.ex p.e cf vd v.g obs n.b séc trad org orgs coord ingl lat gr port bras esp dep sen pres min dir secr adm fís \
      hist geogr
      """,
    beforeNumber: """
      arts caps figs n.º nº núms págs pp vols tel telef ext jan fev mar abr mai jun jul ago set out nov dez séc fl fls \
      cód apt ap
      """,
    unclear: "e.u.a s.a ltda cia",
    mayEnd: "etc min seg h kg km mil mi bi a.m p.m",
    year: "a.c d.c e.c a.e.c",
    ordinary: "al uma",
    starters: """
      eu tu você vocês nós vós cada tudo todo todos toda todas muitos muitas alguns algumas outro outra outros outras \
      agora hoje ontem amanhã aqui ali lá além enquanto segundo é são era foram foi há havia tem pode só já ainda sem \
      com para por pelo pela à às ao aos num numa este esta estes estas esse essa isso isto aquele três dois duas \
      ambos ambas mediante após assim então talvez ninguém nada algo nosso nossa meu minha seu sua seus suas nesta \
      neste quem qual quais finalmente atualmente devido graças
      """,
    headings: "art fig cap tab",
    speechVerbs: "perguntou disse respondeu gritou exclamou",
    datePrepositions: "em no desde até de entre por")
}
