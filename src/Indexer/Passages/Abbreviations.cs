namespace DocumentSearch.Indexer.Passages;

/// <summary>What a full stop behind a word says of the sentence.</summary>
internal enum AbbreviationKind
{
    /// <summary>The word is no abbreviation.</summary>
    None,

    /// <summary>Something always follows, a name or a number: Dr., Fig., e.g.</summary>
    NeverEnds,

    /// <summary>An abbreviation before a number, a plain word before anything else: no., art., sat.</summary>
    BeforeNumber,

    /// <summary>It may end a sentence, but a name may follow as well: Inc., Jr., U.S.</summary>
    MayEnd,

    /// <summary>Behind it a capital letter begins a sentence: etc., usw.</summary>
    EndsBeforeCapital,
}

/// <summary>Words that are written with a full stop, in the languages where that is frequent.</summary>
/// <remarks>
/// One that is listed with a capital letter is meant when written so; in small letters, where it may be a plain word or a unit, it
/// is one before a number only. All in capitals, any may be an acronym, which may end a sentence.
/// </remarks>
internal static class Abbreviations
{
    private const string NeverEnds =
        // English; pages, figures and numbers
        "mr mrs Ms Mx messrs dr drs prof profs Revd Hon Sen Sens Reps Gov Govs Gen Lt Col Capt Cpt Cmdr Cdr Maj Sgt Cpl Pvt Adm Brig Supt Insp " +
        "Pres Fr Mt Mts Amb Atty Asst Fig Figs Eq Eqs Eqn Vol Vols Ch Chap Chs Sect Nos Ver pp vs viz cf approx ca ibid incl excl esp resp fl repr " +
        // German
        "Hr Hrn Frl Nr Nrn Abb Abschn Anm Bd Bde Bl Kap Ziff Rdnr Dipl ing Hptm Hl Bsp Hrsg vgl bzw bspw sog geb gest verw gegr gem ggf evtl zzgl inkl " +
        "exkl einschl insb insbes urspr ugs zw entspr med phil jur theol rer nat habil ehem griech lat engl frz dt d.i z.Zt i.Allg " +
        // French, Spanish, Portuguese, Italian, Dutch
        "Mme Mmes Mlle Mlles env éd réf p.ex p.ej c.-à-d sra srta sres sras dra dras Lic Arq Exmo Exma Ilmo Ilma Profa núm núms pág págs pags tít " +
        "sig sigg dott avv Mons Dott.ssa Sig.ra Sig.na Prof.ssa cfr fasc cosid dhr mevr mw bijv blz zgn hfst afb " +
        // Russian, Ukrainian
        "им ул проф акад доц св гр ст стр табл илл гл ср напр пер просп ред изд корп вул див ім " +
        // Polish, Czech, Danish, Norwegian, Swedish, Hungarian, Turkish, Hindi, Greek
        "ul zob np tzn tzw mgr inż ks św godz tzv např tř kl fx dvs bl.a f.eks t.ex pl Yrd Doç Sn डॉ प्रो श्री δηλ";

    private const string BeforeNumber =
        "no num art arts est mar jan jun sat sun mon max min sec род pos para par cap lib tom ann app tel p pg pag fol fn n° tab ref def prop ex op pt ft";

    private const string MayEnd =
        // English
        "inc ltd Co corp Bros Cos Plc Pty jr sr esq Ph.D M.Sc B.Sc D.Phil Ed.D LL.D LL.B LL.M Rev Rep dept depts univ assn assoc inst St Ste Ave Blvd " +
        "Rd Hwy Bldg ed eds al op.cit loc.cit a.m p.m Feb Apr Aug Sep Sept Oct Nov Dec Tue Tues Wed Thu Thur Thurs Fri oz lb lbs hrs yr yrs secs avg " +
        "misc cont dist div govt intl natl Ala Ariz Calif Colo Conn Fla Ga Ill Kan Ky Mass Md Mich Minn Mont Nev Okla Pa Penn Tenn Tex Va Vt Wash Wis Wyo " +
        "Proc Phys Chem Biol Sci Acad Lett Trans Soc Amer Aero Appl Rept Commun " +
        // German
        "Fa Str Chr Jh Jhd Jhdt Mio Mrd Tsd Std Sek Mär Okt Dez bzgl allg Verl Aufl Ausg v.Chr n.Chr o.ä o.dgl u.a u.ä u.v.a u.v.m e.V " +
        // French, Spanish, Portuguese, Italian, Dutch
        "Cie Sté Cía EE av Ud Uds Vd Vds av.J.-C apr.J.-C a.c d.c s.a pta ptas gob depto dpto Ltda núm.s e.a " +
        // Russian, Polish
        "гг вв млн млрд тыс руб коп чел мин сек см рис кн тел н.э т.ч zł";

    private const string EndsBeforeCapital =
        "etc mm cm km mg kg gm ml usw usf u.s.w u.s.f ff dgl u.dgl ecc enz itd itp atd apod osv o.s.v m.m m.v vb stb т.д т.п др пр ін κλπ κ.λπ κτλ";

    private static readonly Dictionary<string, Entry> Entries = ReadTable();

    private static readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> Lookup = Entries.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What a full stop behind a word says.</summary>
    /// <param name="word">The word, with the stops in it but not the one behind it.</param>
    public static AbbreviationKind KindOf(ReadOnlySpan<char> word)
    {
        if (Lookup.TryGetValue(word, out var entry))
        {
            if (entry.HasCapital && char.IsLower(word[0]))
                return AbbreviationKind.BeforeNumber;

            return entry.Kind == AbbreviationKind.NeverEnds && word.Length > 1 && char.IsUpper(word[^1]) ? AbbreviationKind.MayEnd : entry.Kind;
        }

        // German streets are compounds: Hauptstr.
        if (word.EndsWith("str", StringComparison.Ordinal))
            return AbbreviationKind.MayEnd;

        if (!IsLettersWithStops(word))
            return AbbreviationKind.None;

        return char.IsUpper(word[0]) ? AbbreviationKind.MayEnd : AbbreviationKind.NeverEnds;
    }

    /// <summary>Whether a word is two or more single letters with stops between them: U.S, i.e, т.е.</summary>
    private static bool IsLettersWithStops(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(word[i]) : word[i] != '.')
                return false;
        }

        return word.Length >= 3 && word.Length % 2 == 1;
    }

    private static Dictionary<string, Entry> ReadTable()
    {
        var entries = new Dictionary<string, Entry>(StringComparer.OrdinalIgnoreCase);
        Add(NeverEnds, AbbreviationKind.NeverEnds);
        Add(MayEnd, AbbreviationKind.MayEnd);
        Add(EndsBeforeCapital, AbbreviationKind.EndsBeforeCapital);
        Add(BeforeNumber, AbbreviationKind.BeforeNumber);
        return entries;

        void Add(string words, AbbreviationKind kind)
        {
            foreach (var word in words.Split(' '))
                entries.Add(word, new(kind, char.IsUpper(word[0])));
        }
    }

    private readonly record struct Entry(AbbreviationKind Kind, bool HasCapital);
}
