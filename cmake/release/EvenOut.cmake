# Run by CPack when all files of a package are in place, before they are packed: one time for all, and
# all to be read by everybody, whatever the file mask of who builds.
foreach(change IN ITEMS "-type;d;-exec;chmod;755" "-type;f;-perm;-u+x;-exec;chmod;755"
                        "-type;f;!;-perm;-u+x;-exec;chmod;644"
                        "-exec;touch;--no-dereference;--date=@$ENV{SOURCE_DATE_EPOCH}")
  execute_process(COMMAND find ${CPACK_TEMPORARY_DIRECTORY} ${change} {} +
                  COMMAND_ERROR_IS_FATAL ANY)
endforeach()
