/** Series through {@code up} alone, with HTTP and SQL, compared date by date. */
@NullMarked
package dev.lockstep.standalone.end.series;

import org.jspecify.annotations.NullMarked;
