/** Series through a running stack, with HTTP and SQL alone, compared date by date. */
@NullMarked
package dev.lockstep.standalone.end.series;

import org.jspecify.annotations.NullMarked;
