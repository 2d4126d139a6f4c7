/** Who somebody is in the CRM, for whoever asked to know: standing orders and their answers. */
@NullMarked
package dev.lockstep.sync.directory;

import org.jspecify.annotations.NullMarked;
