using Lucene.Net.Store;

namespace DocumentSearch.Indexer.Tests.Crash;

/// <summary>The real directory of segments, on a disk of which every single operation is watched.</summary>
internal sealed class DiskDirectory(Lucene.Net.Store.Directory real, IDisk disk) : FilterDirectory(real)
{
    /// <summary>Our directory writes no such file, whatever Lucene says.</summary>
    private const string NeverWritten = "segments.gen";

    public override IndexOutput CreateOutput(string name, IOContext context)
    {
        if (name == NeverWritten)
            return m_input.CreateOutput(name, context);

        IndexOutput? output = null;
        disk.Create(name, () => output = m_input.CreateOutput(name, context));
        return new Output(output!, name, disk);
    }

    public override void Sync(ICollection<string> names)
    {
        if (!names.Contains(NeverWritten))
            disk.Sync(names, () => m_input.Sync(names));
    }

    public override void DeleteFile(string name) => disk.Delete(name, () => m_input.DeleteFile(name));

    public override IndexInputSlicer CreateSlicer(string name, IOContext context) => m_input.CreateSlicer(name, context);

    /// <summary>Writes through a small buffer, so that small files too are written by several operations.</summary>
    private sealed class Output(IndexOutput real, string name, IDisk disk) : BufferedIndexOutput(BytesPerWrite)
    {
        private const int BytesPerWrite = 1024;

        private bool _isClosed;

        public override long Length
        {
            get => Position;
            set
            {
                // A hint only.
            }
        }

        protected override void FlushBuffer(byte[] b, int offset, int len)
        {
            if (len == 0)
                return;

            disk.Write(name, len, count =>
            {
                real.WriteBytes(b, offset, count);
                real.Flush();
            });
        }

        protected override void Dispose(bool disposing)
        {
            if (_isClosed)
                return;

            _isClosed = true;
            try
            {
                base.Dispose(disposing);
                disk.Close(name);
            }
            finally
            {
                real.Dispose();
            }
        }
    }
}
