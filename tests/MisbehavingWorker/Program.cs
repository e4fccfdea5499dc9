using System.Text;
using DocumentSearch.Extract;
using DocumentSearch.Extract.Isolation;

// A worker that does what a broken parser would: the name of the file says what.
var input = new BinaryReader(Console.OpenStandardInput(), Encoding.UTF8);
var output = new BinaryWriter(Console.OpenStandardOutput(), Encoding.UTF8);

while (true)
{
    var (_, name, _) = ResultCodec.ReadRequest(input);

    switch (name)
    {
        case "crash":
            return 7;
        case "crash-within":
            ResultCodec.Write(output, new EmbeddedFile("first.txt", new ExtractResult.Skipped(SkipReason.Empty, "empty file")));
            return 7;
        case "hang":
            new ManualResetEventSlim().Wait();
            break;
        case "overflow":
            Overflow(0);
            break;
        case "eat":
            Eat();
            break;
        case "babble":
            output.Write(Encoding.ASCII.GetBytes(new string('x', 4096)));
            output.Flush();
            break;
        case "shout":
            for (var i = 0; i < 10_000; i++)
                Console.Error.WriteLine("a long complaint that nobody may have to read before the answer comes");
            Answer();
            break;
        default:
            Answer();
            break;
    }
}

void Answer() => ResultCodec.Write(output, new ExtractResult.Skipped(SkipReason.NoText, Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)));

static int Overflow(int depth) => depth < 0 ? 0 : Overflow(depth + 1) + Overflow(depth + 2);

// memory that is really used, without the heap that has a bound of its own
static void Eat()
{
    const int Bytes = 8 << 20;

    while (true)
    {
        var block = System.Runtime.InteropServices.Marshal.AllocHGlobal(Bytes);

        for (var i = 0; i < Bytes; i += 4096)
            System.Runtime.InteropServices.Marshal.WriteByte(block, i, 1);
    }
}
