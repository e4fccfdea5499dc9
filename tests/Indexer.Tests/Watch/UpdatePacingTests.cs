using DocumentSearch.Indexer.Watch;

namespace DocumentSearch.Indexer.Tests.Watch;

public sealed class UpdatePacingTests
{
    private readonly UpdatePacing _pacing = new(new WatchOptions());

    [Fact]
    public void The_first_update_is_due_at_once() => Assert.Equal(Ms(0), _pacing.Due);

    [Fact]
    public void A_change_waits_until_nothing_more_happens()
    {
        Update(10, looking: 10);
        _pacing.Hint(Ms(1000));
        Assert.Equal(Ms(1150), _pacing.Due);
        _pacing.Hint(Ms(1100));
        Assert.Equal(Ms(1250), _pacing.Due);
    }

    [Fact]
    public void Changes_without_end_do_not_wait_for_long()
    {
        Update(10, looking: 10);
        for (var now = 1000; now < 1700; now += 50)
            _pacing.Hint(Ms(now));

        Assert.Equal(Ms(1700), _pacing.Due);
        Update(1720, looking: 20);
        Assert.False(_pacing.IsHinted);
    }

    [Theory]
    [InlineData(900, false)]
    [InlineData(900, true)]
    [InlineData(8000, true)]
    public void Looking_now_and_then_delays_nothing(int looking, bool changed)
    {
        for (var now = 20_000; now < 100_000; now += 20_000)
        {
            Update(now, looking, changed);
            _pacing.Hint(Ms(now));
            Assert.Equal(Ms(now + 150), _pacing.Due);
        }
    }

    [Theory]
    [InlineData(5, false, 10)]
    [InlineData(50, false, 10)]
    [InlineData(900, false, 10)]
    [InlineData(5000, false, 10)]
    [InlineData(50, true, 2)]
    [InlineData(5000, true, 2)]
    [InlineData(30_000, true, 2)]
    public void Looking_without_end_takes_a_tenth_of_the_time_if_it_is_in_vain_and_half_of_it_if_not(int looking, bool changed, int share)
    {
        var (now, spent) = (TimeSpan.Zero, TimeSpan.Zero);
        while (now < TimeSpan.FromHours(1))
        {
            _pacing.Hint(now);
            now = _pacing.Due + Ms(looking);
            spent += Ms(looking);
            Update((int)now.TotalMilliseconds, looking, changed);
        }

        Assert.InRange(spent / now, 0, 1.02 / share);
    }

    [Fact]
    public void No_rest_is_longer_than_a_minute()
    {
        Update(600_000, looking: 600_000);
        _pacing.Hint(Ms(600_000));
        Assert.InRange(_pacing.Due, Ms(660_000), Ms(660_001));
    }

    [Fact]
    public void Without_any_event_it_looks_after_the_interval()
    {
        Update(100, looking: 100);
        Assert.Equal(Ms(60_100), _pacing.Due);
        _pacing.Done(Ms(60_200), Ms(100), changed: false, Ms(1000));
        Assert.Equal(Ms(61_200), _pacing.Due);
    }

    [Fact]
    public void What_did_not_come_about_is_tried_again_whatever_happens()
    {
        Update(10, looking: 10);
        _pacing.Hint(Ms(1000));
        _pacing.Retry(Ms(1160), Ms(10), Ms(200));
        Assert.True(_pacing.IsHinted);
        Assert.Equal(Ms(1360), _pacing.Due);
        _pacing.Hint(Ms(1170));
        Assert.Equal(Ms(1360), _pacing.Due);
        _pacing.Retry(Ms(5000), Ms(3000), Ms(200));
        Assert.InRange(_pacing.Due, Ms(5000 + 9 * 1500), Ms(5000 + 9 * 3000));
    }

    private void Update(int now, int looking, bool changed = false) => _pacing.Done(Ms(now), Ms(looking), changed, new WatchOptions().RescanInterval);

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
