namespace DocumentSearch.Extract.Formats.Office.Sheets;

internal sealed class Workbook(OfficePackage package)
{
    internal ExtractedText Read() => new TextBuilder(package.Task).Finish("xlsx");
}
