"""Keeps one model good from Airflow 3: plan, apply, import, take turns, and branch on how that ended. README.md beside this file says what to set."""

import pendulum
from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.providers.standard.operators.python import BranchPythonOperator
from airflow.sdk import DAG

# What each exit code of the turns leads to; the task fails on every other code.
NEXT = {
    "0": "nothing_left_to_do",
    "10": "retrain_advised",
    "11": "approval_needed",
    "12": "gate_failed",
}

# The last line on standard output is what the branch reads.
TURN = """
code=0
perennial turn --wait --json > "$PERENNIAL_DATA/turn.json" || code=$?
case $code in
  0|10|11|12) ;;
  *) exit "$code" ;;
esac
cat "$PERENNIAL_DATA/turn.json" >&2
echo "$code"
"""


def choose(ti):
    """The task that follows the turns."""
    return NEXT[ti.xcom_pull(task_ids="turn")]


with DAG(
    dag_id="perennial_turn",
    schedule="17 4 * * *",  # every day, when the labels of the day before are in
    start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
    catchup=False,  # a turn looks at all there is: days that were missed need no run of their own
    max_active_runs=1,  # one driver at a time
    default_args={
        "cwd": "{{ var.value.perennial_folder }}",
        "env": {"PERENNIAL_DATA": "{{ var.value.perennial_data }}"},
        "append_env": True,
    },
) as dag:
    plan = BashOperator(task_id="plan", bash_command="perennial plan -f model.yaml")
    apply = BashOperator(task_id="apply", bash_command="perennial apply -f model.yaml --as airflow")
    # What was predicted and what became known since: rows that are known already change nothing, so the files may overlap.
    bring = BashOperator(
        task_id="import",
        bash_command="perennial import flight-delay incoming/predictions.ndjson --what predictions --labels incoming/labels.csv --assume-delay 1d",
    )
    turn = BashOperator(task_id="turn", bash_command=TURN, do_xcom_push=True)
    branch = BranchPythonOperator(task_id="branch", python_callable=choose)

    # Put what your team does about each here, such as a message.
    nothing_left_to_do = EmptyOperator(task_id="nothing_left_to_do")
    retrain_advised = BashOperator(task_id="retrain_advised", bash_command="perennial why")
    approval_needed = BashOperator(task_id="approval_needed", bash_command="perennial status")
    gate_failed = BashOperator(task_id="gate_failed", bash_command="perennial history && exit 1")

    plan >> apply >> bring >> turn >> branch >> [nothing_left_to_do, retrain_advised, approval_needed, gate_failed]
