import { HardDrive } from "lucide-react";
import type { Metadata } from "next";
import { storageMessages } from "#components/account/storage/messages.ts";
import { RejectedVideos } from "#components/account/storage/rejected-videos.tsx";
import { StorageBar, StorageTable } from "#components/account/storage/storage-table.tsx";
import { StudioStorage } from "#components/account/storage/studio-storage.tsx";
import { UnusedUploads } from "#components/account/storage/unused-uploads.tsx";
import { SettingsHeading } from "#components/account/settings-frame.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { countUnusedUploads } from "#lib/data/asset/uploads.ts";
import { countRejected, findStudioUse, listStorageUse } from "#lib/data/member/usage.ts";
import { requireMember } from "#lib/session/page.ts";
import { readDiskSpace } from "#lib/storage/disk-space.ts";

export const metadata: Metadata = { title: storageMessages.title };

export default async function StoragePage() {
  const member = await requireMember();
  const uses = await listStorageUse(member);
  const unused = await countUnusedUploads(member);
  const rejected = await countRejected(member);
  const studio = await findStudioUse(member);
  return (
    <>
      <SettingsHeading title={storageMessages.title} />
      <div className="flex flex-col gap-5">
        <Panel title={storageMessages.yourFiles}>
          {uses.length === 0 ? (
            <EmptyState icon={HardDrive} title={storageMessages.noFiles}>
              {storageMessages.noFilesHint}
            </EmptyState>
          ) : (
            <div className="flex flex-col gap-4">
              <StorageBar uses={uses} />
              <StorageTable uses={uses} />
            </div>
          )}
        </Panel>
        <Panel title={storageMessages.canGo}>
          <div className="flex flex-col gap-3">
            <UnusedUploads {...unused} />
            <RejectedVideos {...rejected} />
          </div>
        </Panel>
        {studio && (
          <Panel title={storageMessages.studio}>
            <StudioStorage {...studio} disk={await readDiskSpace()} />
          </Panel>
        )}
      </div>
    </>
  );
}
