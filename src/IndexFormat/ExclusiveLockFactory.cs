using Lucene.Net.Store;
using Lock = Lucene.Net.Store.Lock;

namespace DocumentSearch.IndexFormat;

/// <summary>
/// Locks that other processes respect: a file opened for nobody else, which the system gives up when the process ends,
/// however it ends. Lucene.Net's own native lock is a shared one on Linux, so that two writers could damage an index.
/// </summary>
internal sealed class ExclusiveLockFactory(string folder) : LockFactory
{
    public override Lock MakeLock(string lockName) => new FileLock(Path.Combine(folder, lockName));

    public override void ClearLock(string lockName)
    {
        // Nothing is left behind that would have to be cleared.
    }

    private sealed class FileLock(string path) : Lock
    {
        private FileStream? _held;

        public override bool Obtain()
        {
            if (_held is not null)
                return false;

            try
            {
                _held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
                return true;
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
            {
                FailureReason = e;
                return false;
            }
        }

        public override bool IsLocked()
        {
            if (_held is not null)
                return true;

            if (!Obtain())
                return true;

            Release();
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                Release();
        }

        // The file stays: were it deleted, one process could lock the old file and another a new one of the same name.
        private void Release()
        {
            _held?.Dispose();
            _held = null;
        }
    }
}
