"""The region before the first request."""

from buddyscope.errors import InputError
from buddyscope.kernels.api.context import Context
from buddyscope.kernels.textbook.region import Region
from buddyscope.kernels.textbook.start import start_from, start_with_used
from buddyscope.tracing.block_names import set_name

from .presets import spec_of


def boot(context: Context) -> Region:
    """The region with the blocks in use, by their names. Raises InputError for a start that cannot be."""
    spec = spec_of(context)
    blocks = [(at, size, request) for _, at, size, request in spec.used]
    try:
        if spec.free is None:
            region = start_with_used(spec.layout, blocks)
        else:
            region = start_from(spec.layout, dict(spec.free), blocks)
    except ValueError as error:
        raise InputError("the region cannot start like this", found=str(error), expected="another start") from None
    for name, at, size, _ in spec.used:
        if name:
            order = spec.layout.sizes.index(size)
            set_name(region, at // spec.layout.grain, order, context.name_number(name))
    return region
