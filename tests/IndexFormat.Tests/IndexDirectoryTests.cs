using CsCheck;
using DocumentSearch.Testing;
using Lucene.Net.Store;

namespace DocumentSearch.IndexFormat.Tests;

/// <summary>The directory reads and writes byte for byte what Lucene's own plainest one does.</summary>
public sealed class IndexDirectoryTests
{
    private const string Name = "file";

    private static readonly Gen<object> Values = Gen.OneOf<object>(
        Gen.Byte.Select(static v => (object)v),
        Gen.Short.Select(static v => (object)v),
        Gen.Int.Select(static v => (object)v),
        Gen.Long.Select(static v => (object)v),
        Gen.Int.Select(static v => (object)new Variable(v)),
        Gen.Int[0, 70_000].Select(static v => (object)new Variable(v)),
        Gen.Long[0, long.MaxValue].Select(static v => (object)new VariableLong(v)),
        Gen.String[Gen.Char[' ', '\uD7FF'], 0, 50].Select(static v => (object)v),
        Gen.Byte.Array[0, 3000].Select(static v => (object)v));

    private readonly record struct Variable(int Value);

    private readonly record struct VariableLong(long Value);

    [Fact]
    public void Every_kind_of_value_is_read_as_it_was_written() => Values.Array[0, 100].Sample(
        values =>
        {
            using var folder = new Folder();
            foreach (var (writer, reader) in new[] { (folder.Plain, folder.Ours), (folder.Ours, folder.Plain), (folder.Ours, folder.Ours) })
            {
                using (var output = writer.CreateOutput(Name, IOContext.DEFAULT))
                {
                    foreach (var value in values)
                        Write(output, value);
                }

                using var input = reader.OpenInput(Name, IOContext.READ);
                foreach (var value in values)
                    Assert.Equal(value is byte[] bytes ? Convert.ToHexString(bytes) : value, Read(input, value));

                Assert.Equal(input.Length, input.Position);
                Assert.ThrowsAny<IOException>(() => input.ReadByte());
                reader.DeleteFile(Name);
            }
        },
        threads: 1);

    [Fact]
    public void Outputs_of_both_are_the_same_bytes() => Values.Array[0, 100].Sample(
        values =>
        {
            using var folder = new Folder();
            var sums = new List<long>();
            foreach (var (writer, name) in new[] { (folder.Plain, "plain"), (folder.Ours, "ours") })
            {
                using var output = writer.CreateOutput(name, IOContext.DEFAULT);
                foreach (var value in values)
                    Write(output, value);

                sums.Add(output.Checksum);
                Assert.Equal(output.Position, output.Length);
            }

            Assert.Equal(sums[0], sums[1]);
            Assert.Equal(folder.Bytes("plain"), folder.Bytes("ours"));
        },
        threads: 1);

    [Fact]
    public void Any_walk_through_a_file_gives_its_bytes() => Gen.Select(Gen.Byte.Array[1, 5000], Gen.Select(Gen.Int[0, 4], Gen.Int[0, 5000], Gen.Int[0, 300]).Array[1, 40]).Sample(
        (bytes, steps) =>
        {
            using var folder = new Folder();
            folder.Write(bytes);
            using var file = folder.Ours.OpenInput(Name, IOContext.READ);
            using var slicer = folder.Ours.CreateSlicer(Name, IOContext.READ);
            IndexInput at = file;
            int start = 0, end = bytes.Length, next = 0;
            foreach (var (step, place, count) in steps)
            {
                switch (step)
                {
                    case 0:
                        next = start + place % (end - start + 1);
                        at.Seek(next - start);
                        break;
                    case 1:
                        at = (IndexInput)at.Clone();
                        break;
                    case 2:
                        start = place % bytes.Length;
                        end = Math.Min(bytes.Length, start + count);
                        next = start;
                        at = slicer.OpenSlice("slice", start, end - start);
                        break;
                    default:
                        if (next + count > end)
                        {
                            Assert.ThrowsAny<IOException>(() => at.ReadBytes(new byte[count], 0, count));
                            next = start;
                            at.Seek(0);
                            break;
                        }

                        var read = new byte[count + 2];
                        at.ReadBytes(read, 1, count);
                        Assert.Equal(bytes.AsSpan(next, count), read.AsSpan(1, count));
                        next += count;
                        break;
                }

                Assert.Equal((next - start, end - start), (at.Position, at.Length));
            }
        },
        iter: 300,
        threads: 1);

    [Fact]
    public void A_clone_goes_its_own_way()
    {
        using var folder = new Folder();
        folder.Write([1, 2, 3]);
        using var input = folder.Ours.OpenInput(Name, IOContext.READ);
        input.ReadByte();
        var clone = (IndexInput)input.Clone();

        Assert.Equal((2, 3), (clone.ReadByte(), clone.ReadByte()));
        Assert.Equal(2, input.ReadByte());
    }

    [Fact]
    public void An_empty_file_has_nothing_to_read()
    {
        using var folder = new Folder();
        folder.Write([]);
        using var input = folder.Ours.OpenInput(Name, IOContext.READ);

        Assert.Equal((0L, 0L), (input.Length, input.Position));
        input.ReadBytes([], 0, 0);
        Assert.Throws<EndOfStreamException>(() => input.ReadByte());
        Assert.Throws<EndOfStreamException>(() => input.ReadInt32());
        Assert.Throws<EndOfStreamException>(() => input.ReadBytes(new byte[1], 0, 1));
    }

    [Fact]
    public void Nothing_is_read_past_the_end()
    {
        using var folder = new Folder();
        folder.Write([0xFF, 0xFF, 0xFF]);
        using var input = folder.Ours.OpenInput(Name, IOContext.READ);
        using var slicer = folder.Ours.CreateSlicer(Name, IOContext.READ);

        Assert.Throws<EndOfStreamException>(() => input.ReadInt32());
        Assert.Throws<EndOfStreamException>(() => input.ReadInt64());
        Assert.Throws<EndOfStreamException>(() => input.ReadVInt32());
        Assert.Throws<EndOfStreamException>(() => input.Seek(4));
        Assert.ThrowsAny<IOException>(() => input.Seek(-1));
        Assert.Throws<EndOfStreamException>(() => slicer.OpenSlice("beyond", 2, 2));
        Assert.Throws<EndOfStreamException>(() => slicer.OpenSlice("far beyond", long.MaxValue, long.MaxValue));
        Assert.Equal(3, slicer.OpenSlice("all", 0, 3).Length);
    }

    [Fact]
    public void A_number_that_never_ends_is_told()
    {
        using var folder = new Folder();
        folder.Write([.. Enumerable.Repeat((byte)0xFF, 20)]);
        using var input = folder.Ours.OpenInput(Name, IOContext.READ);

        Assert.ThrowsAny<IOException>(() => input.ReadVInt32());
        input.Seek(0);
        Assert.ThrowsAny<IOException>(() => input.ReadVInt64());
    }

    [Fact]
    public void An_input_outlives_its_file_and_its_directory()
    {
        using var folder = new TempFolder();
        folder.MakeFolder(".search/main");
        var directory = IndexDirectory.Open(IndexLocation.At(folder[".search"]));
        folder.Write(".search/main/file", [7, 8]);
        var input = directory.OpenInput(Name, IOContext.READ);
        var clone = (IndexInput)input.Clone();
        input.Dispose();
        directory.DeleteFile(Name);
        directory.Dispose();
        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.Equal((7, 8), (clone.ReadByte(), clone.ReadByte()));
    }

    [Fact]
    public void A_file_that_is_not_there_is_not_found()
    {
        using var folder = new Folder();
        Assert.Throws<FileNotFoundException>(() => folder.Ours.OpenInput("none", IOContext.READ));
    }

    [Fact]
    public void What_a_step_reads_of_a_terms_dictionary_is_bounded_in_a_check()
    {
        using var folder = new TempFolder();
        folder.Write("terms.tim", new byte[2000]);
        folder.Write("other", new byte[2000]);
        var meter = new ReadMeter(limit: 1000);
        using var directory = IndexDirectory.OpenToCheck(folder.FullPath, meter);
        using var slicer = directory.CreateSlicer("other", IOContext.READ);
        foreach (var terms in new[] { directory.OpenInput("terms.tim", IOContext.READ), slicer.OpenSlice("inside.tim", 0, 2000) })
        {
            var clone = (IndexInput)terms.Clone();
            ReadAll(clone);
            meter.Begin();
            clone.Seek(0);
            Assert.Throws<InvalidDataException>(() => ReadAll(clone));

            meter.Begin();
            for (var i = 0; i < 3; i++)
                clone.ReadBytes(new byte[1], 0, 0);
            Assert.Throws<InvalidDataException>(() => clone.ReadBytes(new byte[1], 0, 0));

            meter.Begin();
            ReadAll(directory.OpenInput("other", IOContext.READ));
            ReadAll(slicer.OpenSlice("inside.doc", 0, 2000));
            meter.End();
            clone.Seek(0);
            ReadAll(clone);
        }
    }

    private static void ReadAll(IndexInput input) => input.ReadBytes(new byte[input.Length], 0, (int)input.Length);

    private static void Write(IndexOutput output, object value)
    {
        switch (value)
        {
            case byte v:
                output.WriteByte(v);
                break;
            case short v:
                output.WriteInt16(v);
                break;
            case int v:
                output.WriteInt32(v);
                break;
            case long v:
                output.WriteInt64(v);
                break;
            case Variable v:
                output.WriteVInt32(v.Value);
                break;
            case VariableLong v:
                output.WriteVInt64(v.Value);
                break;
            case string v:
                output.WriteString(v);
                break;
            case byte[] v:
                output.WriteBytes(v, 0, v.Length);
                break;
        }
    }

    private static object Read(IndexInput input, object like)
    {
        switch (like)
        {
            case byte:
                return input.ReadByte();
            case short:
                return input.ReadInt16();
            case int:
                return input.ReadInt32();
            case long:
                return input.ReadInt64();
            case Variable:
                return new Variable(input.ReadVInt32());
            case VariableLong:
                return new VariableLong(input.ReadVInt64());
            case string:
                return input.ReadString();
            default:
                var bytes = new byte[((byte[])like).Length];
                input.ReadBytes(bytes, 0, bytes.Length);
                return Convert.ToHexString(bytes);
        }
    }

    /// <summary>One folder seen through both directories.</summary>
    private sealed class Folder : IDisposable
    {
        private readonly TempFolder _files = new();

        public Folder()
        {
            var segments = _files.MakeFolder(".search/main");
            Ours = IndexDirectory.Open(IndexLocation.At(_files[".search"]));
            Plain = new SimpleFSDirectory(new DirectoryInfo(segments), NoLockFactory.GetNoLockFactory());
        }

        public Lucene.Net.Store.Directory Ours { get; }

        public Lucene.Net.Store.Directory Plain { get; }

        public void Write(byte[] bytes) => _files.Write($".search/main/{Name}", bytes);

        public byte[] Bytes(string name) => File.ReadAllBytes(_files[$".search/main/{name}"]);

        public void Dispose()
        {
            Ours.Dispose();
            Plain.Dispose();
            _files.Dispose();
        }
    }
}
