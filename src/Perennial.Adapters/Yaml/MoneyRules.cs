using System.Globalization;

namespace Perennial.Adapters.Yaml;

/// <summary>What is declared in money needs costs, and a budget must pay for one retrain.</summary>
internal static class MoneyRules
{
    private const string Money = "retrain.when.money";
    private const string Limit = "retrain.budget.limit";
    private static readonly string[] Mistakes = ["costs.false_positive", "costs.under"];
    private static readonly string[] Amounts = ["costs.loss", "costs.retrain", "costs.currency"];

    public static void Check(ModelFileValues values, FaultList faults)
    {
        if (!values.Has("costs"))
        {
            WithoutCosts(values, faults);
        }
        else
        {
            Priced(values, faults);
        }

        if (values.Has(Limit) && values.Has("costs") && values.TryGet(Limit, out double limit)
            && values.TryGet("costs.retrain", out double cost) && limit < cost)
        {
            faults.Add(values.At(Limit), Limit, string.Create(CultureInfo.InvariantCulture, $"less than one retrain costs ({limit})"),
                string.Create(CultureInfo.InvariantCulture, $"The least that works is {cost}."));
        }
    }

    /// <summary>A loss has one price: per unit, or by the kind of mistake, or by what a retrain is worth.</summary>
    private static void Priced(ModelFileValues values, FaultList faults)
    {
        Together("costs.false_positive", "costs.false_negative", values, faults);
        Together("costs.under", "costs.over", values, faults);
        if (values.Has("costs.retrain_worth"))
        {
            Apart("costs.retrain_worth", Amounts, values, faults);
            return;
        }

        if (CostKeys.PricesMistakes(values))
        {
            Something("costs.false_positive", "costs.false_negative", values, faults);
            Something("costs.under", "costs.over", values, faults);
            Apart("costs.loss", Mistakes, values, faults);
        }
        else if (!values.Has("costs.loss"))
        {
            faults.Add(values.At("costs"), "costs.loss", "missing", "Add it: Money per prediction and unit of the metric's loss. Allowed: a number above 0.");
        }

        if (!values.Has("costs.retrain"))
        {
            faults.Add(values.At("costs"), "costs.retrain", "missing", "Add it: Money per retrain. Allowed: a number above 0.");
        }
    }

    private static void Something(string one, string other, ModelFileValues values, FaultList faults)
    {
        if (values.Has(one) && values.Has(other) && Free(one, values) && Free(other, values))
        {
            faults.Add(values.At(one), one, "no mistake costs anything (0)", $"Give {one} or {other} a price above 0.");
        }
    }

    private static bool Free(string key, ModelFileValues values) =>
        (values.TryGet(key, out double price) && price == 0) || values.Find<Terms.CostAmount>(key) is { Fixed: 0 };

    private static void Together(string one, string other, ModelFileValues values, FaultList faults)
    {
        if (values.Has(one) != values.Has(other))
        {
            (string there, string missing) = values.Has(one) ? (one, other) : (other, one);
            faults.Add(values.At(there), missing, "missing", $"Both sides of a mistake have a price: {there} needs {missing}, which may be 0.");
        }
    }

    private static void Apart(string key, string[] others, ModelFileValues values, FaultList faults)
    {
        foreach (string other in others.Where(other => values.Has(other) && values.Has(key)))
        {
            faults.Add(values.At(other), other, $"given beside {key}", $"Keep one of {key} and {other}.");
        }
    }

    private static void WithoutCosts(ModelFileValues values, FaultList faults)
    {
        const string Remedy = "Add costs: { currency: USD, loss: ..., retrain: ... }.";
        if (values.TryGet(Money, out bool acts) && acts)
        {
            faults.Add(values.At(Money), Money, "money cannot decide without costs (true)", Remedy);
        }

        if (values.Has("retrain.budget"))
        {
            faults.Add(values.At("retrain.budget"), "retrain.budget", "a budget without costs", Remedy);
        }
    }
}
