namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>Tells names that people gave to sheets from those that programs number them by.</summary>
internal static class SheetNames
{
    private static readonly string[] Default =
    [
        "Sheet", "Table", "Chart", "Tabelle", "Diagramm", "Feuil", "Feuille", "Graph", "Hoja", "Gráfico", "Foglio", "Grafico", "Planilha",
        "Plan", "Folha", "Blad", "Grafiek", "Ark", "Taul", "Taulukko", "Arkusz", "Wykres", "List", "Hárok", "Munka", "Munkalap", "Лист",
        "Диаграмма", "Аркуш", "Sayfa", "Foaie", "Φύλλο", "シート", "工作表", "시트", "גיליון", "ورقة",
    ];

    /// <summary>Whether a name says nothing but the number of a sheet.</summary>
    internal static bool IsDefault(string name)
    {
        var word = name.AsSpan().TrimEnd("0123456789").TrimEnd();
        if (word.Length == name.Length)
            return false;

        foreach (var known in Default)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
