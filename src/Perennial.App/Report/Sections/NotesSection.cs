using Perennial.Simulation.Story;

namespace Perennial.App.Report.Sections;

/// <summary>How to read all of it.</summary>
internal static class NotesSection
{
    public static Markup Draw(ReplayStory story, string? origin) => Markup.Of($"""
        <section id="notes"><h2>How to read this</h2>
        <dl class="notes">
        {Note("Same rows", $"Every policy is measured on the same {Figures.Count(story.Totals.Rows)} predictions: those that were answered and whose label became known. {FaultWords.LeftOut(story)} Loss is mean {StoryTable.Metric(story)}; one unit of it costs {story.Prices.Currency} {story.Prices.Loss:0.####} per prediction, and a retrain {Figures.Money(story.Prices.Retrain, story.Prices.Currency)}.")}
        {Note("Perennial", "What really was served in the replay. Its retrains are paid in full, rejected versions too; a twin on half of the rows costs half.")}
        {Note("Never", "The first version, all along.")}
        {Note("Weekly", "A version trained just before every week on all labels known by then, with the same trainer, serving at once and without any proof.")}
        {Note("Hindsight", "The cheapest schedule over those weekly versions, found afterwards with every label known. Nobody can follow it; it says what was there to be saved.")}
        {Note("Label delay", $"A label is known {Figures.Delay(story.LabelDelay)} after its prediction. Nothing here was decided, trained or judged with a label before it had come.")}
        {(origin is null ? Markup.None : Note("Data", origin))}
        <div><dt>Journal</dt><dd>{Figures.Count(story.Journal.Events)} events, digest <code class="long">{story.Journal.Digest}</code>. The same history on the same build gives the same digest. <code>perennial verify</code> checks the chain and decides every decision again from its recorded inputs.</dd></div>
        </dl></section>

        """);

    private static Markup Note(string name, string text) => Markup.Of($"<div><dt>{name}</dt><dd>{text}</dd></div>");
}
