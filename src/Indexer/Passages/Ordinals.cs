namespace DocumentSearch.Indexer.Passages;

/// <summary>Tells "am 19. Mai" from "He scored 19. May was third": German writes ordinals with a full stop, before nouns with capitals.</summary>
/// <remarks>Other languages that write ordinals so have small letters behind them, which need no table.</remarks>
internal static class Ordinals
{
    // What stands before an ordinal and hardly ever before the last word of a sentence.
    private const string Determiners = "ab am ans beim bis das dem den der des die diese dieser diesem im ins jede jeder jedes jedem vom zum zur";

    private const string Nouns =
        "Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember " +
        "Jahrhundert Jahrhunderts Jahrhunderten Jahrhunderte Jh Jhd Jhdt Jahrtausend Jahrtausends Weltkrieg Weltkriegs Weltkrieges Mal Auflage Aufl Ausgabe " +
        "Platz Rang Klasse Stock Etage Lebensjahr Lebensjahres Geburtstag Jahrestag Todestag Spieltag Runde Liga Bundesliga Quartal Halbjahr Semester " +
        "Schuljahr Tag Woche Monat Jahr Stunde Minute Armee Division Bataillon Regiment Bezirk Sinfonie Symphonie Satz Staffel Sitzung Wahlperiode " +
        "Legislaturperiode FC FSV Dynastie Yüzyıl Dünya";

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> DeterminerLookup = SetOf(Determiners);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> NounLookup = SetOf(Nouns);

    /// <summary>Whether a word before a number shows it to be an ordinal.</summary>
    public static bool IsDeterminer(ReadOnlySpan<char> word) => DeterminerLookup.Contains(word);

    /// <summary>Whether the word that a text begins with is counted by ordinals.</summary>
    public static bool StartsWithNoun(ReadOnlySpan<char> text)
    {
        const int Longest = 20;

        var length = 0;
        while (length < text.Length && length < Longest && char.IsLetter(text[length]))
            length++;

        return NounLookup.Contains(text[..length]);
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SetOf(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
