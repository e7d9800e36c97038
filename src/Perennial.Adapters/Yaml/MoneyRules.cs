using System.Globalization;

namespace Perennial.Adapters.Yaml;

/// <summary>What is declared in money needs costs, and a budget must pay for one retrain.</summary>
internal static class MoneyRules
{
    private const string Money = "retrain.when.money";
    private const string Limit = "retrain.budget.limit";

    public static void Check(ModelFileValues values, FaultList faults)
    {
        if (!values.Has("costs"))
        {
            WithoutCosts(values, faults);
        }
        else if (values.Has(Limit) && values.TryGet(Limit, out double limit)
            && values.TryGet("costs.retrain", out double cost) && limit < cost)
        {
            faults.Add(values.At(Limit), Limit, string.Create(CultureInfo.InvariantCulture, $"less than one retrain costs ({limit})"),
                string.Create(CultureInfo.InvariantCulture, $"The least that works is {cost}."));
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
