/// English names in Russian letters: practical transcription.
///
/// After Gilyarevsky and Starostin, "Иностранные имена и названия в русском тексте" (1985), and Yermolovich, "Имена
/// собственные: теория и практика межъязыковой передачи" (2005), as far as spelling shows the sound: English spelling does
/// not show stress, and names that came by another way (Вашингтон, Лондон) are for the glossary.
enum PracticalTranscription {
  /// Lower-case rules on lower-cased text; what was upper-case is so again by ``rules``.
  static let rules = """
    ::NFC;
    # A capital is marked and lowered, and the first letter written for it raised at the end.
    # In a word of capitals only the first is marked, and all of it raised. No rule looks far back: that takes square time.
    $upper = [[:Lu:]&[:Latin:]];
    [^[:L:][:M:]] { ($upper) } $upper > \\uE001 $1;
    ::Null;
    \\uE001 ($upper+) > \\uE001 &Any-Lower($1);
    ($upper) > \\uE000 &Any-Lower($1);
    ::Null;
    ::[[:Latin:]-[a-zßæœøłđðþ]] NFD;
    [:Latin:] { [[:Mn:]-[\\u0308]]+ > ;
    ::NFC;

    """ + spellings + """

      ::Null;
      \\uE000 ([:L:]) > &Any-Upper($1);
      \\uE001 ([:L:]+) > &Any-Upper($1);
      [\\uE000 \\uE001] > ;
      """

  private static let spellings = """
    $end = [^[:L:][:M:]\\uE000\\uE001];
    $start = [^[:L:][:M:]\\u0027];
    $vowel = [aeiouy];
    $consonant = [bcdfghjklmnpqrstvwxz];
    # Cyrillic is what has been written so far.
    $hard = [бвгджзклмнпрстфхцчшщ];

    $spoken = [аеиоуыэюя] $hard+;

    # Whole names and elements whose spelling misleads.
    mac } [[a-z]-[aeiouyhk]] > мак;
    $start { mc } k > ма;
    $start { mc > мак;
    $start { st\\. > сент;
    $start { o [\\u0027\\u2019] > о’;
    мак { [\\uE000\\uE001] > ;
    $start { george > джордж;
    $start { geo > джо;
    $start { gil > гил;
    $start { hughes } $end > хьюз;
    $start { hugh > хью;
    $start { john } $end > джон;
    john > джон;
    $start { jean } $end > джин;
    $start { thom > том;
    $start { mary } $end > мэри;
    $start { wil } [^del] > уил;
    $start { joe } $end > джо;
    $start { jack > джек;
    $start { jac > джек;
    $start { james > джеймс;
    $start { charl > чарл;
    $start { michael > майкл;
    $start { isaac > айзек;
    $start { knight > найт;
    $start { leo > лео;
    $start { ian } $end > иэн;
    $start { thatcher > тэтчер;
    $start { graham > грэм;
    $start { stephen > стивен;
    $start { ew > ью;
    $start { bush } $end > буш;
    $start { reagan > рейган;
    $start { shakespeare } $end > шекспир;
    $start { young > янг;
    $start { edward > эдвард;
    $start { daniel > дэниел;
    $start { william > уильям;
    $start { davi > дэви;
    $start { wagner > вагнер;
    $start { jerem > джерем;
    $start { ste } v > сти;

    # Endings.
    ham } $end > ем;
    burgh } $end > бург;
    borough } $end > боро;
    brough } $end > бро;
    ough } $end > о;
    bury } $end > бери;
    ford } $end > форд;
    wood } $end > вуд;
    worth } $end > уорт;
    worthy } $end > уорти;
    shire } $end > шир;
    stone } $end > стоун;
    tion } $end > шн;
    sey } $end > си;
    $hard { e } $end > ;
    $hard { es } $end > с;
    $hard { ia } $end > ия;
    $hard { io } $end > ио;
    $hard { y } $end > и;
    $hard { ie } $end > и;
    $hard { ies } $end > ис;
    ey } $end > и;
    eys } $end > ис;
    son } $end > сон;
    ton } $end > тон;
    man } $end > ман;
    er } $end > ер;
    ers } $end > ерс;
    or } $end > ор;
    ell } $end > елл;
    el } $end > ел;
    ett } $end > етт;
    et } $end > ет;
    ed } $end > ед;
    en } $end > ен;
    le } $end > л;
    les } $end > лс;
    re } $end > р;

    # Vowels of several letters.
    igh > ай;
    eigh > ей;
    augh > о; ough > о;
    ayer > ейер;
    eau > о;
    $start { ai > эй; $start { ay > эй; $start { ei > эй; $start { ey > эй;
    air > эр; ear } $end > ир; eer > ир; oor > ур; our } $end > ур; oar > ор;
    ai > ей; ay > ей;
    ee > и;
    $start { ea > и; ea > и;
    ei > ей; ey > ей;
    eu > ью; ew > ью;
    ie > и;
    oa > оу;
    oe } $end > оу;
    oi > ой; oy > ой;
    oo > у;
    ou > ау;
    $start { ow } e > оу; ow } $end > оу;
    ow } [$consonant] > ау;
    ow } e > ау;
    ow > оу;
    $start { au > о; $start { aw > о; $start { all } $end > олл; [хбвкмстф] { all } $end > олл; $start { al } [bdt] > ол;
    au > о; aw > о;
    ui > уи; ue } $end > ью;
    uy > ай;
    ia > иа; io > ио;

    # Unstressed, after another syllable.
    $spoken { ace } $end > ес; $spoken { ace } s $end > ес;
    $spoken { a } [$consonant]+ $end > а;

    # A single vowel before one consonant and a silent e.
    a } son $end > ей; y } der $end > ай;
    $start { a } [bcdfgklmnpstvz] e $end > эй;
    a } [bcdfgklmnpstvz] e $end > ей;
    a } [bcdfgklmnpstvz] es $end > ей;
    $start { i } [bcdfgklmnpstvz] e $end > ай;
    i } [bcdfgklmnpstvz] e $end > ай;
    i } [bcdfgklmnpstvz] es $end > ай;
    i } re $end > айе;
    y } [bcdfgklmnpstvz] e $end > ай;
    o } [bcdfgklmnpstvz] e $end > оу;
    o } [bcdfgklmnpstvz] es $end > оу;
    u } [bcdfgkmnpstvz] e $end > ью;
    u } ke $end > у;
    i } den $end > ай;
    a } ker $end > ей; a } kers $end > ей; a } den $end > ей;
    a } ry $end > э; a } rry > э; a } re $end > э;
    e } ve $end > и; e } ne $end > и; e } te $end > и;

    # r.
    ar > ар; er > ер; ir > ер; or > ор;
    [шжч] { ur > ер; $start { ur > ер; ur > ер; yr > ир;

    # Consonants of several letters.
    $start { wh } o > х;
    wh > у;
    $start { wr > р;
    $start { kn > н; $start { gn > н; $start { ps > пс; $start { rh > р;
    gn } $end > н;
    mb } $end > м;
    lm } $end > лм;
    shch > щ; sch > ш; tch > тч; sh > ш; ch } r > к; ch > ч; ck > к; cz > ч;
    dge > дж; dg > дж;
    gh } $end > ; gh > г;
    ph > ф; th > т; kh > х; zh > ж; ts > тс; tz > тц;
    qu > кв; cqu > кв;
    sc } [eiy] > с; cc } [eiy] > кс; c } [eiy] > с;
    g } [ey] > дж; g } i [^lb] > дж;
    ss > сс; ll } $end > лл;
    x } $end > кс; $start { x > з; x > кс;

    # w and y before vowels.
    $start { wa } [lrtsn] > уо;
    $start { woo > ву; $start { wo > во; $start { wu > ву;
    w } [aeiy] > у; w > в;
    $start { ya > я; $start { yo > йо; $start { yu > ю; $start { ye > йе;
    $hard { ya > ья; ya > я; yu > ю; yo > йо; ye > е;
    y } $end > и;

    # Single letters.
    á > а; é > е; í > и; ó > о; ú > у;
    ä > е; ö > ё; ü > ю; å > о; ø > ё; æ > э; œ > ё; ß > сс; ł > л; đ > д; ð > д; þ > т; ë > э; ï > и;
    $start { a } [$consonant] [$consonant] > э;
    [бвгджзклмнпрстфхшчту] { a } [bdkmnpgtv] $end > э;
    [бвгджзклмнпрстфхшчту] { a } [$consonant] [$consonant] > э;
    a > а; b > б; c > к; d > д;
    $start { e > э; [аоуэыюя] { e > э; e > е;
    f > ф; g > г; h > х; i > и; j > дж; k > к; l > л; m > м; n > н; o > о; p > п; q > к; r > р; s > с; t > т;
    $start { u } [$consonant] e > ю; $start { u > а;
    u } [$consonant] [$consonant] > а; u } [nmbtkgpd] $end > а; u > у;
    v > в; y > и; z > з;
    """
}
