extension SentenceWords {
  static let german = SentenceWords(
    never: """
      hr fr frl hrn dipl ing med phil jur rer nat h.c z.b d.h u.a s.o s.u i.d.r v.a o.g bzw evtl ggf inkl exkl vgl sog \
      zzgl bzgl bes insb insbes ehem geb gest verh hl usf.z gem lt mind max min abk allg ausg bd s österr mag präs gen \
      oberst hptm gebr fa ges dir kath ev röm frz engl dt span griech lat rus ital schweiz hrsg verf übers bearb red \
      einschl entspr eigtl urspr tägl jährl mtl wg zt sen jun rd tel hbf z.t z.zt u.u u.ä o.ä i.a i.v i.d.r i.h.v s.a \
      o.g v.a m.e m.w e.v a.a.o a.d p.a v.d bspw stellv vors adj adv asst brig buchst dergl sogen univ konr chr ehm \
      erg f.d i.h i.s.d i.s.v o.b.d.a u.b.d röm.-kath dr.-ing habil mult
      """,
    suffixes: "str",
    beforeNumber:
      "abb kap abschn anm abs z bsp nrn taf ziff jan feb mrz apr jun jul aug sep sept okt nov dez aufl jg h",
    unclear: "mio mrd bzg st std sek jh jhd tsd stck stk e.v str pl dr.h.c a.d a.m co.kg b n.chr v.chr",
    mayEnd: "usw usf u.s.w ff f p.m u.v.m u.v.a",
    ordinary: "so alt port test",
    starters: """
      der die das ein eine einer er sie es wir ich ihr du in im am an auf mit für von vom zu zum zur bei beim nach \
      aber und doch wenn als dann so auch nicht diese dieser dieses man hier da dort denn sein seine seinen ihre mein \
      meine unser unsere was wer wie wo warum nun noch nur schon jetzt aus durch unter über vor während trotz dabei \
      damit dazu danach darauf daher zudem außerdem ferner schließlich allerdings jedoch trotzdem deshalb deswegen \
      somit später früher heute gestern morgen vielleicht niemand nichts etwas zwei drei viele einige alle jeder jede \
      jedes beide seit bis laut gegen ohne um bereits zunächst dadurch weil obwohl dass ob solche welche eines ihm \
      ihnen uns mich dies
      """,
    headings: "kapitel abschnitt artikel tabelle abbildung teil anhang schritt abb tab kap art",
    speechVerbs: "sagte fragte rief antwortete meinte schrie erklärte flüsterte")
}
