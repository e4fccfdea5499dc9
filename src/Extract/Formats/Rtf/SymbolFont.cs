using System.Text;

namespace DocumentSearch.Extract.Formats.Rtf;

/// <summary>
/// The characters of fonts that show symbols where others show letters. Of those of the font Symbol, Greek letters and common signs
/// are read; what other fonts show is no text.
/// </summary>
internal sealed class SymbolFont : Encoding
{
    // the letters of the font Symbol from 'A' and from 'a' on, as Adobe's encoding of it has them
    private const string Capitals = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    private const string Smalls = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

    private readonly bool _isGreek;

    private SymbolFont(bool isGreek) => _isGreek = isGreek;

    /// <summary>The font Symbol.</summary>
    internal static SymbolFont Greek { get; } = new(true);

    /// <summary>Any other font of symbols.</summary>
    internal static SymbolFont Dingbats { get; } = new(false);

    /// <inheritdoc/>
    public override int GetByteCount(char[] chars, int index, int count) => count;

    /// <inheritdoc/>
    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    /// <inheritdoc/>
    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        for (var i = 0; i < byteCount; i++)
            chars[charIndex + i] = Of(bytes[byteIndex + i]);
        return byteCount;
    }

    /// <inheritdoc/>
    public override int GetMaxByteCount(int charCount) => charCount;

    /// <inheritdoc/>
    public override int GetMaxCharCount(int byteCount) => byteCount;

    private char Of(byte code) => code switch
    {
        (byte)'\t' => '\t',
        _ when !_isGreek => ' ',
        >= (byte)'A' and <= (byte)'Z' => Capitals[code - 'A'],
        >= (byte)'a' and <= (byte)'z' => Smalls[code - 'a'],
        < 0x40 => (char)code,
        0xB1 => '±',
        0xA3 => '≤',
        0xB3 => '≥',
        0xB4 => '×',
        0xA5 => '∞',
        _ => ' ',
    };
}
