using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.IndexFormat.Postings;

/// <summary>Writes the fields of a segment, and finds out how long its documents are before their postings are written.</summary>
internal sealed class BoundedFieldsConsumer(FieldsConsumer fields, PostingsWriter postings, NormSource? norms) : FieldsConsumer
{
    public override TermsConsumer AddField(FieldInfo field)
    {
        var terms = fields.AddField(field);
        if (!field.OmitsNorms && field.IndexOptions >= IndexOptions.DOCS_AND_FREQS)
            postings.Norms = norms?.Invoke(field.Name);

        return new BoundedTermsConsumer(terms, field, postings);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            fields.Dispose();
    }

    private sealed class BoundedTermsConsumer(TermsConsumer terms, FieldInfo field, PostingsWriter postings) : TermsConsumer
    {
        public override IComparer<BytesRef> Comparer => terms.Comparer;

        public override PostingsConsumer StartTerm(BytesRef text) => terms.StartTerm(text);

        public override void FinishTerm(BytesRef text, TermStats stats) => terms.FinishTerm(text, stats);

        public override void Finish(long sumTotalTermFreq, long sumDocFreq, int docCount) => terms.Finish(sumTotalTermFreq, sumDocFreq, docCount);

        public override void Merge(MergeState mergeState, IndexOptions indexOptions, TermsEnum termsEnum)
        {
            if (!field.OmitsNorms && indexOptions >= IndexOptions.DOCS_AND_FREQS)
                postings.Norms = MergedNorms(mergeState);

            base.Merge(mergeState, indexOptions, termsEnum);
        }

        // By document of the merged segment.
        private byte[]? MergedNorms(MergeState state)
        {
            var norms = new byte[state.SegmentInfo.DocCount];
            for (var i = 0; i < state.Readers.Count; i++)
            {
                if (state.Readers[i].GetTerms(field.Name) is null)
                    continue;

                if (state.Readers[i].GetNormValues(field.Name) is not { } read)
                    return null;

                for (var doc = 0; doc < state.DocMaps[i].MaxDoc; doc++)
                {
                    var merged = state.DocMaps[i].Get(doc);
                    if (merged >= 0)
                        norms[state.DocBase[i] + merged] = (byte)read.Get(doc);
                }
            }

            return norms;
        }
    }
}
