"""The one fitted scorer: named features in, a calibrated probability out.

`Scorer` is a logistic regression in plain arithmetic. Its weights are tables in `weights/`, one a kind of
candidate, written by `just fit` and by nothing else.
"""

from pressfacts.scoring.model import Contribution as Contribution
from pressfacts.scoring.model import Scorer as Scorer
from pressfacts.scoring.model import scorer as scorer
