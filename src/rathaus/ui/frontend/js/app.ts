/** Improves pages that already work without it. Each part looks for its own data attributes. */
import { editCells } from "./edit";
import { focusSearch } from "./search";
import { walkTables } from "./tables";
import { placePopovers } from "./popover";
import { selectRows } from "./select";
import { copyAddress } from "./share";
import { switchTheme } from "./theme";

for (const improve of [
  switchTheme, placePopovers, focusSearch, walkTables, selectRows, editCells, copyAddress,
]) {
  improve();
}
