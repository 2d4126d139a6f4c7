/** Holds the documentation against the code. */
@NullMarked
package dev.lockstep.standalone.docs;

import org.jspecify.annotations.NullMarked;
