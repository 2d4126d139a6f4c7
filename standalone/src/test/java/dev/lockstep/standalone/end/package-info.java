/** End to end: the whole product, looked at from outside. */
@NullMarked
package dev.lockstep.standalone.end;

import org.jspecify.annotations.NullMarked;
